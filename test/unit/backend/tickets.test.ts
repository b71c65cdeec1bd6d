import { describe, expect, test } from 'vitest'
import { hashUser } from '../../../examples/backend/server/hashUser.mjs'
import { readTickets } from '../../../examples/backend/server/readTickets.mjs'
import { openBackend as open } from './openBackend.ts'

describe('tickets', () => {
  test('find their user by the hash that events carry', async () => {
    const { post, ask } = await open({ idSalt: 'pepper' })
    const csv =
      'User,Opened,Solved,Tag\r\nu_42,2026-11-21T10:00:00Z,,"export, csv"\r\nu_43,2026-11-21,2026-11-22,login\r\n'
    expect(await post('/tickets', csv)).toEqual({ status: 200, body: taken(2) })
    await post('/tickets', csv)
    expect(await ask('SELECT "user", tag, solved IS NULL AS isOpen FROM tickets ORDER BY tag')).toEqual([
      { user: hashUser('u_42', 'pepper'), tag: 'export, csv', isOpen: true },
      { user: hashUser('u_43', 'pepper'), tag: 'login', isOpen: false },
    ])
  })

  test('in JSON are the same, and one that is told again is solved', async () => {
    const { post, ask } = await open()
    const ticket = { user: 42, opened: '2026-11-21T10:00:00Z', tag: 'login' }
    expect(await post('/tickets', [ticket])).toEqual({ status: 200, body: taken(1) })
    await post('/tickets', [ticket, { ...ticket, solved: '2026-11-21T12:00:00Z' }])
    expect(
      await ask('SELECT "user", tag, dateDiff(\'hour\', opened, solved)::INTEGER AS took FROM tickets'),
    ).toEqual([{ user: hashUser('42'), tag: 'login', took: 2 }])
  })

  test.each([
    ['{"user":"u"}', 'an array of objects'],
    ['[{"user":"u","opened":"soon"}]', 'Ticket 1: "opened" is no time'],
    ['[null]', 'Ticket 1 names no user'],
    ['[{"user":"u","opened":"2026-11-21","tag":{}}]', 'Ticket 1: "tag" is no text'],
    ['[{"user":', 'Failed to read the JSON'],
    ['user,opened,tag\nu,2026-11-21,x', 'no column "solved"'],
    ['id,created_at', 'no column "user"'],
    ['', 'no column "user"'],
    ['user,opened,solved,tag\nu,yesterday,,x', 'Line 2: "opened" is no time'],
    ['user,opened,solved,tag\n,2026-11-21,,x', 'Line 2 names no user'],
    ['user,opened,solved,tag\nu,2026-11-21', 'Line 2 has not 4 fields, as its first line'],
    ['user,opened,solved,tag\n"u,2026-11-21,,x', 'Failed to read the CSV'],
    ['user,opened,solved,tag\nu,2026-11-21,2026-11-20,x', 'Line 2 is solved before it was opened'],
    ['user,opened,solved,tag\nu,0001-01-01,,x', 'Line 2: "opened" is no time'],
    ['user,opened,solved,tag\nu,9999-12-31,,x', 'Line 2: "opened" lies ahead'],
    ['user,opened,solved,tag\nu,2026-11-21,9999-12-31,x', 'Line 2: "solved" lies ahead'],
    ['user,opened,solved,tag\nu,2026-02-30,,x', 'Line 2: "opened" is no time'],
    ['user,opened,solved,tag\nu,export 1,,x', 'Line 2: "opened" is no time'],
    ['user,opened,solved,tag\nu,1763719200,,x', 'Line 2: "opened" is no time'],
    [`user,opened,solved,tag\nu,2026-11-21,,${'x'.repeat(201)}`, 'Line 2: "tag" has more than 200'],
    ['u\u0000s\u0000e\u0000r\u0000', 'it is UTF-16'],
  ])('of %j are refused: %s', (csv, why) => {
    const { tickets, problems, error } = readTickets(csv, Date.UTC(2026, 10, 22))
    expect([tickets, error ?? problems[0]]).toEqual([[], expect.stringContaining(why)])
  })
})

test('tickets that make no sense are left out, each with a sentence, and the others are kept', async () => {
  const { post, ask } = await open()
  const csv =
    'user,opened,solved,tag\nu_1,2026-11-20,,a\nu_2,soon,,b\n,2026-11-20,,c\nu_4,2026-11-20,2026-11-21,d\nu_5,2026-11-20\n'
  expect(await post('/tickets', csv)).toEqual({
    status: 200,
    body: {
      accepted: 2,
      refused: 3,
      problems: [
        'Line 3: "opened" is no time; write it as 2026-11-21T10:00:00Z.',
        'Line 4 names no user.',
        'Line 6 has not 4 fields, as its first line.',
      ],
    },
  })
  expect(await ask('SELECT tag FROM tickets ORDER BY tag')).toEqual([{ tag: 'a' }, { tag: 'd' }])
})

test.each([
  ['semicolons', 'user;opened;solved;tag\r\nu_1;2026-11-20 10:00;;"a, b"\r\n'],
  [
    'a hint of which delimiter it is',
    '\ufeffsep=;\r\nuser;opened;solved;tag\r\nu_1;2026-11-20T10:00Z;;"a, b"\r\n',
  ],
  ['tabs', 'user\topened\tsolved\ttag\nu_1\t2026-11-20 11:00+0100\t\ta, b\n'],
])('tickets with %s, as spreadsheets write them, are read', async (_, csv) => {
  const { post, ask } = await open()
  expect(await post('/tickets', csv)).toEqual({ status: 200, body: taken(1) })
  expect(await ask('SELECT tag, CAST(opened AS VARCHAR) AS opened FROM tickets')).toEqual([
    { tag: 'a, b', opened: '2026-11-20 10:00:00' },
  ])
})

test('who misspells "hashed" is told, for no user would be found', async () => {
  const { post, send } = await open()
  expect((await post('/tickets?ids=hash', 'user,opened,solved,tag')).status).toBe(400)
  expect((await send('DELETE', '/users/u53r?ids=1')).status).toBe(400)
})

function taken(accepted: number) {
  return { accepted, refused: 0, problems: [] }
}
