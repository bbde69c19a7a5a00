import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { citizenIdFaults, schoolIdFaults, schoolIdFaultsOf } from './identifiers.ts'

describe('标识码', () => {
  test('a primary school begins with 21 and the province of its county', () => {
    expect(schoolIdFaults({ id: '2199000001', kind: '211' }, '990181')).toEqual([])
  })

  test('complete secondary and twelve-year schools are senior schools by their code', () => {
    expect(schoolIdFaults({ id: '3499000001', kind: '341' }, '990181')).toEqual([])
    expect(schoolIdFaults({ id: '3499000002', kind: '345' }, '990181')).toEqual([])
    expect(schoolIdFaults({ id: '3199000002', kind: '345' }, '990181')).toEqual(['categoryOfAnotherKind'])
  })

  test('a nine-year school is a junior school by its code', () => {
    expect(schoolIdFaults({ id: '3199000001', kind: '312' }, '990181')).toEqual([])
  })

  test('nine digits, letters and blanks are no code', () => {
    for (const id of ['219900001', '21990000011', '21990000O1', ' 2199000001', '']) expect(schoolIdFaults({ id, kind: '211' }, '990181')).toEqual(['notTenDigits'])
  })

  test('a category that does not exist, and the wrong province, are both said', () => {
    expect(schoolIdFaults({ id: '8811000001', kind: '211' }, '990181')).toEqual(['categoryUnknown', 'anotherProvince'])
  })

  test('any last digit will do, because the code has no check digit', () => {
    for (let i = 0; i < 10; i++) expect(schoolIdFaults({ id: `219900000${i}`, kind: '218' }, '990181')).toEqual([])
  })

  test('two schools with one code are both named', () => {
    const twice = [{ id: '2199000001', kind: '211' }, { id: '2199000001', kind: '218' }, { id: '2199000002', kind: '211' }] as const
    expect(schoolIdFaultsOf(twice, '990181')).toEqual([
      { school: '2199000001', faults: ['notUnique'] },
      { school: '2199000001', faults: ['notUnique'] },
    ])
  })
})

describe('citizens’ numbers, GB 11643', () => {
  test('the two numbers printed in the standard pass', () => {
    expect(citizenIdFaults('11010519491231002X')).toEqual([])
    expect(citizenIdFaults('440524188001010014')).toEqual([])
  })

  test('a birthday that was never is said', () => {
    expect(citizenIdFaults('11010519490230002X')).toContain('noSuchBirthday')
    expect(citizenIdFaults('110105190002290020')).toContain('noSuchBirthday')
    expect(citizenIdFaults('110105200002290020')).not.toContain('noSuchBirthday')
  })

  test('a small x and seventeen characters are no number', () => {
    expect(citizenIdFaults('11010519491231002x')).toEqual(['notEighteenCharacters'])
    expect(citizenIdFaults('11010519491231002')).toEqual(['notEighteenCharacters'])
  })

  test('any single wrong digit is found', () => {
    fc.assert(
      fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const valid = '440524188001010014'
        const wrong = `${valid.slice(0, place)}${(Number(valid[place]) + shift) % 10}${valid.slice(place + 1)}`
        expect(citizenIdFaults(wrong)).toContain('checkDigit')
      }),
    )
  })
})
