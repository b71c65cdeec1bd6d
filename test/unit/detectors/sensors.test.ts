import { describe, expect, test } from 'vitest'
import * as features from '../../../src/features.ts'
import { lateSensors, sensors } from '../../../src/sensors.ts'

const all = { ...sensors, ...lateSensors }
const asked = Object.values(features).flatMap((feature) => Object.entries(feature.sensors))

describe('what watches before anybody can think about it', () => {
  test('is each sensor that some signal asks for, and no other', () => {
    expect(Object.keys(all).sort()).toEqual([...new Set(asked.map(([name]) => name))].sort())
  })

  test('is the same under one name', () => {
    for (const [name, create] of asked) expect(all[name]).toBe(create)
  })

  test('tells of requests before acts, and of acts before their answers', () => {
    expect(Object.keys(sensors).slice(0, 3)).toEqual(['requests', 'acts', 'answers'])
  })
})
