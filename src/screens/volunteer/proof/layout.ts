/** Layout of a proof as A4 pages, as data for a canvas. The fields are those of 民政部令第67号. */
import { encode } from 'uqr'
import { EDGE_FIELD, INK, SEAL } from '../../../client/phone/palette'
import type { DrawOp, Measure, Picture } from '../../../client/phone/picture'
import type { ProofView } from '../../../contract/records/records'
import { inHours } from '../../../domain/calendar/calendar'
import { proofCodeInGroups } from '../../../domain/records/proof'
import { paperDate } from '../dates'
import { PAGE } from './paper-size'
import { SOFT_RED, Sheet } from './sheet'
import { type Row, headRow, rowOf } from './table'

/** Content of the proof. */
export interface ProofPaper extends ProofView {
  /** Address of the page that checks the proof; null without a web page. */
  checkAddress: string | null
}

const FOOT = 110
/** Widths of the last block's columns: the check and the issuer. */
const HOW_WIDTH = 300
const ISSUER_WIDTH = 500
/** Height of the last block: total, issuer, date and check. */
const CLOSING_HEIGHT = 400

/** @param width of each picture in pixels */
export function layoutProof(paper: ProofPaper, width: number, measure: Measure): Picture[] {
  const scale = width / PAGE.width
  const measureHere: Measure = (text, pen) => measure(text, { ...pen, size: pen.size * scale }) / scale
  const pages = paginate(paper, measureHere)
  return pages.map((ops, index) => {
    const foot = footOf(paper, index + 1, pages.length)
    return { width, height: Math.round(PAGE.height * scale), ops: [...ops, ...foot].map((op) => scaled(op, scale)) }
  })
}

function paginate(paper: ProofPaper, measure: Measure): DrawOp[][] {
  const rows = paper.records.map((record, index) => rowOf(record, index + 1, measure))
  const pages: Sheet[] = [firstSheet(paper, measure)]
  let sheet = pages[0] as Sheet
  const turn = () => {
    sheet = new Sheet(PAGE.margin)
    sheet.center(`${paper.name} · ${paper.year} 年志愿服务记录证明（续）`, 26, INK)
    sheet.skip(16)
    pages.push(sheet)
  }
  const put = ({ height, opsAt }: Row) => {
    sheet.add(opsAt(sheet.y))
    sheet.skip(height)
  }
  const head = headRow(measure)
  const isFull = (needed: number) => sheet.y + needed > PAGE.height - FOOT
  put(head)
  for (const row of rows) {
    if (isFull(row.height)) {
      turn()
      put(head)
    }
    put(row)
  }
  if (isFull(CLOSING_HEIGHT)) turn()
  close(sheet, paper, measure)
  return pages.map(({ ops }) => ops)
}

function firstSheet(paper: ProofPaper, measure: Measure): Sheet {
  const sheet = new Sheet(PAGE.margin)
  for (const radius of [90, 150, 210, 270]) sheet.add([{ kind: 'ring', x: PAGE.width - 70, y: 40, radius, width: 3, color: SOFT_RED }])
  sheet.skip(50)
  sheet.center('志愿服务记录证明', 56, INK, true)
  sheet.skip(14)
  sheet.center(`核对码 ${proofCodeInGroups(paper.code)}`, 26, SEAL)
  sheet.skip(44)
  const words = `兹证明 ${paper.name} 在 ${paper.year} 年参加了下列志愿服务活动，共 ${paper.records.length} 场，服务时间合计 ${inHours(paper.minutes)} 小时。`
  sheet.paragraph(words, 30, measure)
  sheet.skip(30)
  return sheet
}

function close(sheet: Sheet, paper: ProofPaper, measure: Measure): void {
  sheet.skip(24)
  sheet.right(`合计 ${inHours(paper.minutes)} 小时`, 30, INK, true)
  sheet.skip(40)
  const top = sheet.y
  const size = paper.checkAddress === null ? 0 : 190
  if (paper.checkAddress !== null) sheet.add(qr(paper.checkAddress, PAGE.margin, top, size))
  const how =
    paper.checkAddress === null
      ? '核对方法：微信小程序“同心服务”→ 我的 → 核对证明，输入上面的核对码。不用登录。'
      : '核对方法：扫左边的码；或在“同心服务”→ 我的 → 核对证明，输入上面的核对码。不用登录。'
  sheet.aside(how, 22, PAGE.margin + (size ? size + 24 : 0), HOW_WIDTH, measure)
  sheet.rightParagraph(`出具单位：${paper.issuer}`, 26, ISSUER_WIDTH, measure)
  sheet.skip(10)
  sheet.right(`出具日期：${paperDate(paper.issuedAt)}`, 26, INK)
}

function footOf(paper: ProofPaper, page: number, pages: number): DrawOp[] {
  const y = PAGE.height - 60
  const pen = { size: 20 }
  return [
    { kind: 'box', x: PAGE.margin, y: y - 36, width: PAGE.width - 2 * PAGE.margin, height: 2, color: EDGE_FIELD },
    {
      kind: 'text',
      text: `服务时间从签到算到签退，不含路上 · 核对码 ${proofCodeInGroups(paper.code)}`,
      x: PAGE.margin,
      y,
      pen,
      color: INK,
    },
    { kind: 'text', text: `第 ${page} 页，共 ${pages} 页`, x: PAGE.width - PAGE.margin, y, pen, color: INK, align: 'right' },
  ]
}

const BLACK = '#000000'

/** The QR code as one box for each run of dark modules, with the white margin that scanners need. */
function qr(text: string, x: number, y: number, size: number): DrawOp[] {
  const { data, size: modules } = encode(text, { ecc: 'M', border: 2 })
  // Modules are whole pixels, since fractions would turn grey.
  const module = Math.floor(size / modules)
  const boxes: DrawOp[] = []
  data.forEach((row, line) => {
    for (let from = 0; from < row.length; from++) {
      if (!row[from]) continue
      let until = from + 1
      while (row[until]) until++
      boxes.push({ kind: 'box', x: x + from * module, y: y + line * module, width: (until - from) * module, height: module, color: BLACK })
      from = until
    }
  })
  return boxes
}

function scaled(op: DrawOp, scale: number): DrawOp {
  const at = { x: op.x * scale, y: op.y * scale }
  switch (op.kind) {
    case 'text':
      return { ...op, ...at, pen: { ...op.pen, size: op.pen.size * scale } }
    case 'box':
      return { ...op, ...at, width: op.width * scale, height: op.height * scale }
    case 'ring':
      return { ...op, ...at, radius: op.radius * scale, width: op.width * scale }
  }
}
