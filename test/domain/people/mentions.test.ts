/** Mentions of a person in words of others: only those that can mean nothing else. */
import fc from 'fast-check'
import { isSearched, isSameName, looksLikePerson, withoutListed, withoutMention } from '../../../src/domain/people/mentions'

const NAME = '钱鑫焱'

describe('a name', () => {
  it.each(['钱鑫焱', '李梅', '王建国', '欧阳鑫焱', '陳鑫', '周建华'])('%s is looked for', (name) => {
    expect(looksLikePerson(name)).toBe(true)
    expect(isSearched(name, false)).toBe(true)
    expect(isSearched(name, true)).toBe(false)
  })

  it.each(['ok', 'true', 'null', 'confirmed', 'ab', 'rule', 'Anna', '义诊', '高兴', '安全', '方便', '任务', '常常', '欧阳', '王医生'])(
    '%s is a word, a code or a form of address',
    (name) => expect(isSearched(name, false)).toBe(false),
  )
  it.each(['郑队员', '李老师', '张总', '钱', '高家村的老钱'])('%s may be anybody', (name) => expect(looksLikePerson(name)).toBe(false))

  it('that is not a Chinese name of two to four characters is never looked for', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\p{Script=Han}{2,4}$/u.test(text) && !/^1\d{10}$/.test(text))
        expect(isSearched(text, false)).toBe(false)
      }),
    )
  })
})

describe('a text', () => {
  it('loses every mention of the person and keeps longer names that contain it', () => {
    expect(withoutMention(`${NAME}带队，${NAME}鸣和${NAME}`, NAME, '已注销ABC234', [`${NAME}鸣`, NAME])).toBe(
      `已注销ABC234带队，${NAME}鸣和已注销ABC234`,
    )
  })

  it('keeps words of which the name is a part', () => {
    expect(withoutMention('东方明珠的方明', '方明', 'X', [])).toBe('东方明珠的X')
    expect(withoutMention('关于家庭', '于家', 'X', [])).toBe('关于家庭')
    expect(withoutMention('关于家庭的事', '于家庭', 'X', [])).toBe('关于家庭的事')
  })

  it('loses a name of rare characters also where its surname makes a word with the character before', () => {
    expect(withoutMention(`请找${NAME}。`, NAME, 'X', [])).toBe('请找X。')
  })

  it('loses the phone only as a whole number', () => {
    const phone = '13900000001'
    expect(isSearched(phone, false)).toBe(true)
    expect(withoutMention(`电话${phone}。编号1${phone}，${phone}2`, phone, 'X', [])).toBe(`电话X。编号1${phone}，${phone}2`)
  })

  it('without a mention stays as it is, also with no name to look for', () => {
    expect(withoutMention('下乡义诊', NAME, 'X', [])).toBe('下乡义诊')
    expect(withoutMention('下乡义诊', '', 'X', ['下乡'])).toBe('下乡义诊')
  })

  it('is the text again when the name is put back', () => {
    const words = fc.array(fc.constantFrom(NAME, '钱', '鑫', '𠮷', '来了，', '13900000001'), { maxLength: 12 })
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('')
        expect(withoutMention(text, NAME, '已注销QQ', []).replaceAll('已注销QQ', NAME)).toBe(text)
      }),
    )
  })

  it('of sentences with the name alone between marks holds no mention afterwards', () => {
    const sentences = fc.array(fc.constantFrom(NAME, '来了', '义诊', '13900000001'), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(sentences, (parts) => {
        expect(withoutMention(parts.join('，'), NAME, 'X', [])).toBe(parts.join('，').replaceAll(NAME, 'X'))
      }),
    )
  })
})

test('a list of people loses the one named, and no remark', () => {
  expect(withoutListed('时间（时间冲突）、王一（时间）等 2 人', '时间', 'X')).toBe('X（时间冲突）、王一（时间）等 2 人')
  expect(withoutListed('没有人', '没有', 'X')).toBe('没有人')
})

test('a name equals its other spellings and no part of it', () => {
  expect([isSameName('陳 一', '陈一'), isSameName('陈一鸣', '陈一'), isSameName('', '')]).toEqual([true, false, false])
})
