import { expect, test } from 'vitest'
import { initBudget, isUnwanted, noteUnwanted, type Account } from '../../../src/rules/policy/budget.ts'

const account = (rule: string, group?: string): Account => ({
  rule,
  version: '1',
  limits: {} as Account['limits'],
  isRehearsal: false,
  ...(group !== undefined && { group }),
})

test.each<[sentence: string, wished: Account, asked: Account, unwanted: boolean]>([
  ['a wish is about the rule', account('a'), account('a'), true],
  ['and about no other', account('a'), account('b'), false],
  ['in a group it is about all of the group', account('a', 'pay'), account('b', 'pay'), true],
  ['and about no other group', account('a', 'pay'), account('b', 'search'), false],
  ['it holds when the rule comes into a group', account('a'), account('a', 'pay'), true],
  ['it holds when the rule goes into another', account('a', 'pay'), account('a', 'search'), true],
  ['it holds when the rule leaves its group', account('a', 'pay'), account('a'), true],
])('%s', (_, wished, asked, unwanted) => {
  const budget = initBudget()
  noteUnwanted(budget, wished)
  expect(isUnwanted(budget, asked)).toBe(unwanted)
})
