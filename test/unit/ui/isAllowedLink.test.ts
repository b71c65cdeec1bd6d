import { describe, expect, test } from 'vitest'
import { isAllowedLink } from '../../../src/ui/isAllowedLink.ts'

const base = 'https://app.example.com/checkout?step=2'
const allow = ['https://help.example.com', 'https://docs.example.com/some/path', 'no origin at all']

describe('may be followed:', () => {
  test.each([
    '/help/cards',
    'help#cards',
    '?step=1',
    '#top',
    'https://app.example.com/x',
    'HTTPS://APP.EXAMPLE.COM/x',
    'https://help.example.com/cards?x=1#y',
    'https://docs.example.com/other/path',
    'mailto:help@example.com',
    'tel:+41441234567',
  ])('%s', (href) => {
    expect(isAllowedLink(href, base, allow)).toBe(true)
  })
})

describe('may not be followed:', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    '\tjavascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript://app.example.com/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://app.example.com/8a1c',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://app.example.com/x',
    'intent://x#Intent;scheme=https;end',
    'view-source:https://app.example.com',
    'https://evil.example',
    '//evil.example',
    '\\\\evil.example',
    '/\\evil.example',
    'https:\\\\evil.example',
    'https:/\t/evil.example',
    'http://app.example.com/x',
    'https://app.example.com:8443/x',
    'https://app.example.com@evil.example/',
    'https://help.example.com.evil.example/',
    'https://sub.help.example.com/',
    'https://nothelp.example.com/',
    'http://[',
    'https://',
  ])('%j', (href) => {
    expect(isAllowedLink(href, base, allow)).toBe(false)
  })

  test('a data address on a page whose origin is opaque too', () => {
    expect(isAllowedLink('data:text/html,x', 'about:srcdoc')).toBe(false)
    expect(isAllowedLink('data:text/html,x', 'data:text/html,y', ['null'])).toBe(false)
  })
})
