import { View } from '@tarojs/components'
import type { ProofCheck } from '../../../contract/records/records'
import { dayOf, inHours } from '../../../domain/calendar/calendar'
import { proofCodeInGroups, readProofCode } from '../../../domain/records/proof'
import { Heading } from '../../../components/heading'
import { Notice } from '../../../components/notice'
import { paperDate } from '../dates'
import { NameCheck } from './name-check'

interface CheckedProps {
  proof: NonNullable<ProofCheck>
  code: string
}

/** The proof of a code, with the details needed for a comparison with the printed proof. */
export const Checked = ({ proof, code }: CheckedProps) => (
  <>
    <Notice tone="ok" icon="check" isAnswer>
      有这份证明。请看下面的内容和您手里的是不是一样。
    </Notice>
    {proof.hasChanged ? (
      <Notice tone="warn" icon="alert">
        证明开出之后，记录有过更正，现在和证明上的不一样了。请让本人重新开一份。
      </Notice>
    ) : null}
    {proof.records.some(({ disputedAt }) => disputedAt !== null) ? (
      <Notice tone="warn" icon="alert">
        有争议，处理中：本人对下面标出的记录提出了异议，组织单位还没有答复。
      </Notice>
    ) : null}
    {proof.maskedName === null ? <NameCheck code={code} /> : null}
    <View id="checked-proof" className="card check-proof-card">
      <Heading level={2}>志愿服务记录证明</Heading>
      {proof.maskedName === null ? null : <Fact name="姓名" words={proof.maskedName} />}
      <Fact name="年度" words={`${proof.year} 年`} />
      <Fact name="服务时间" words={`合计 ${inHours(proof.minutes)} 小时，${proof.records.length} 场`} />
      <Fact name="出具单位" words={proof.issuer} />
      <Fact name="出具日期" words={paperDate(proof.issuedAt)} />
      <Fact name="核对码" words={proofCodeInGroups(readProofCode(code) ?? '')} />
      {proof.records.map((record) => (
        <View key={`${record.startsAt} ${record.title}`} className="check-proof-record ruled">
          <View className="strong">{record.title}</View>
          <View className="small">{`${dayOf(record.startsAt)} · ${inHours(record.minutes ?? 0)} 小时`}</View>
          <View className="small">{record.organisation}</View>
          {record.disputedAt === null ? null : (
            <View className="small strong">{`有争议，处理中（${paperDate(record.disputedAt)}提出）`}</View>
          )}
        </View>
      ))}
    </View>
  </>
)

const Fact = ({ name, words }: { name: string; words: string }) => (
  <View className="check-proof-fact">
    <View className="small check-proof-name">{name}</View>
    <View className="check-proof-words">{words}</View>
  </View>
)
