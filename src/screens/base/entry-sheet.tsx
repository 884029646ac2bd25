import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ListEntry, ListWords } from '../../contract/vocabulary'
import { showToast } from '../../client/phone/screen'
import { type ListName, NAME_LENGTHS } from '../../domain/vocabulary/lists'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { FaultNotice } from '../../components/notice'
import { Sheet } from '../../components/sheet'
import { TextInput } from '../../components/text-input'
import { nameProblem } from './list-names'
import type { ListPageProps } from './list-props'
import { type AddedEntries, type EditedEntry, useAddEntries, useEditEntry, useRetireEntry } from './lists'
import { ProblemNotice } from './problem'

interface EntrySheetProps<Of extends ListName> extends ListPageProps<Of> {
  /** Absent for a new entry. */
  entry: ListEntry<Of> | undefined
  /** Its present state on the server; differs when somebody else changed it meanwhile. */
  present: ListEntry<Of> | undefined
  /** Version of the list as it is now. */
  version: string
  onRemove: (() => void) | undefined
  onClose: () => void
}

const RENAMED = '改了以后，用到它的地方都显示新名称。'

/** Form of an entry, saved over the list that was seen at its opening, and after a refusal over the one that is shown then. */
export function EntrySheet<Of extends ListName>(props: EntrySheetProps<Of>) {
  const { of, noun, blank, Fields, problemOf, nameHint = RENAMED, entry, present, onRemove, onClose } = props
  const [words, setWords] = useState<ListWords[Of]>(entry ?? blank)
  const [wasTried, setWasTried] = useState(false)
  const [opened] = useState(props.version)
  const add = useAddEntries()
  const edit = useEditEntry()
  const save = entry ? edit : add
  const version = save.data?.ok === false ? props.version : opened
  const problems = { name: nameProblem(of, words.name), fields: problemOf?.(words) ?? null }
  const onSuccess = (answer: { ok: boolean }) => {
    if (!answer.ok) return
    showToast('已保存')
    onClose()
  }
  const send = () => {
    setWasTried(true)
    if (problems.name !== null || problems.fields !== null) return
    if (entry) edit.mutate({ of, version, entryId: entry.id, words } as EditedEntry, { onSuccess })
    else add.mutate({ of, added: [words] } as AddedEntries, { onSuccess })
  }
  return (
    <Sheet
      isOpen
      title={entry?.name ?? `加一个${noun}`}
      isHeld={save.isPending}
      isWritten={JSON.stringify(words) !== JSON.stringify(entry ?? blank)}
      onClose={onClose}
    >
      <Field label="名称" hint={entry || nameHint !== RENAMED ? nameHint : undefined} error={wasTried ? problems.name : null}>
        <TextInput
          id="entry-name"
          label="名称"
          value={words.name}
          maxLength={NAME_LENGTHS[of].longest}
          isInvalid={wasTried && problems.name !== null}
          onChange={(name) => setWords({ ...words, name })}
        />
      </Field>
      {Fields ? <Fields words={words} entry={entry} onChange={setWords} problem={wasTried ? problems.fields : null} /> : null}
      <View className="stack">
        <ProblemNotice of={save.data} />
        {entry && present && present.name !== entry.name ? <View className="small">{`现在的名称是「${present.name}」。`}</View> : null}
        <FaultNotice of={save.error} />
        <Button id="save-entry" isPending={save.isPending} onTap={send}>
          保存
        </Button>
        {entry ? <Leaving of={of} entry={entry} version={version} isHeld={save.isPending} onRemove={onRemove} onClose={onClose} /> : null}
      </View>
    </Sheet>
  )
}

interface LeavingProps extends Pick<EntrySheetProps<ListName>, 'of' | 'version' | 'onRemove' | 'onClose'> {
  entry: ListEntry
  isHeld: boolean
}

/** Retires an entry, offers it again, or removes an unused one. */
function Leaving({ of, entry, version, isHeld, onRemove, onClose }: LeavingProps) {
  const retire = useRetireEntry()
  const change = () =>
    retire.mutate(
      { of, version, entryId: entry.id, isRetired: !entry.isRetired },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          showToast(entry.isRetired ? '已恢复' : '已停用')
          onClose()
        },
      },
    )
  return (
    <>
      <ProblemNotice of={retire.data} />
      <FaultNotice of={retire.error} />
      <Button id="retire-entry" kind="quiet" isPending={retire.isPending} isDisabled={isHeld} onTap={change}>
        {entry.isRetired ? '恢复使用' : '停用'}
      </Button>
      {entry.uses === 0 && onRemove ? (
        <Button id="remove-entry" kind="quiet" isDisabled={isHeld || retire.isPending} onTap={onRemove}>
          删除
        </Button>
      ) : (
        <View className="small">{`用过 ${entry.uses} 次，不能删除，只能停用：填写时不再出现，用过的地方照样显示。`}</View>
      )}
    </>
  )
}
