import { Text, View } from '@tarojs/components'
import type { DisputeView, OwnRecord } from '../../../contract/records/records'
import { momentInWords, spanInWords } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { Heading } from '../../../components/heading'
import '../../../components/tag.css'
import { evidenceWords, hoursWords, inOutWords, mayDispute, stateOf } from './words'

interface RecordCardProps {
  record: OwnRecord
  now: number
  onDispute: () => void
}

/** A service record with the fields that the law requires. */
export function RecordCard({ record, now, onDispute }: RecordCardProps) {
  const state = stateOf(record, now)
  return (
    <View id={`record-${record.activityId}`} className="card records-block">
      <View className="ends">
        <Heading level={2} className="ends-first">
          {record.title}
        </Heading>
        <Text className={`tag ${state.isClosed ? 'tag-ok' : 'tag-warn'}`}>{state.words}</Text>
      </View>
      <Fact name="服务日期" words={spanInWords(record.startsAt, record.endsAt, now)} />
      <Fact name="服务地点" words={record.place} />
      <Fact name="服务内容" words={record.content} />
      <Fact name="服务时间" words={hoursWords(record.minutes)} isStrong />
      <Fact name="组织单位" words={record.organisation} />
      <Fact name="负责人" words={record.inCharge} />
      <Fact name="到场" words={inOutWords(record, now)} />
      <Fact name="依据" words={evidenceWords[record.evidence]} />
      {record.dispute ? <Dispute dispute={record.dispute} now={now} /> : null}
      {mayDispute(record, now) ? (
        <View className="records-action">
          <Button kind="quiet" isSmall icon="edit" onTap={onDispute}>
            有异议
          </Button>
        </View>
      ) : null}
    </View>
  )
}

const Fact = ({ name, words, isStrong = false }: { name: string; words: string; isStrong?: boolean }) => (
  <View className="records-fact">
    <View className="small records-name">{name}</View>
    <View className={`records-words ${isStrong ? 'strong' : ''}`}>{words}</View>
  </View>
)

/** A dispute and its answer. */
const Dispute = ({ dispute, now }: { dispute: DisputeView; now: number }) => (
  <View className="records-dispute">
    <View className="small">{`${momentInWords(dispute.createdAt, now)} 您提出异议`}</View>
    <View>{dispute.text}</View>
    {dispute.answer === null || dispute.answeredAt === null ? (
      <View className="strong records-waiting">等组织者答复</View>
    ) : (
      <>
        <View className="small records-answer">{`${momentInWords(dispute.answeredAt, now)} 组织者答复`}</View>
        <View>{dispute.answer}</View>
      </>
    )}
  </View>
)
