import { expect, test } from 'vitest'
import * as detectors from '../../../src/detectors/index.ts'
import * as features from '../../../src/features.ts'

const kebabCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

test.each(Object.entries(detectors))('%s finds the signal that it is named after', (name, { type }) => {
  expect(type).toBe(kebabCase(name))
})

test('every detector has its sensors, and nothing else has', () => {
  expect(Object.keys(features).sort()).toEqual(Object.keys(detectors).sort())
})
