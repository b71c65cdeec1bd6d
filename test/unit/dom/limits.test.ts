import { expect, test } from 'vitest'
import { OUTCOME_WITHIN } from '../../../src/core/submits.ts'
import {
  CHANGES_APART,
  CHANGES_OF_HABIT,
  LOOKED_IN_VAIN,
  PART_SIZE,
  PROBE_AT_MOST,
  PROBE_GAP,
  TURN,
  TURNS_MISSED,
} from '../../../src/dom/ambient.ts'
import { LASTING, WATCHED } from '../../../src/core/acts/waits.ts'
import { BLANK_AFTER, BLANK_ELEMENTS, BLANK_LOOKS } from '../../../src/dom/blank.ts'
import { CONTROLS_NEARBY, LOOKS_TAKEN, PARTS_BESIDE, PARTS_COMPARED } from '../../../src/dom/before.ts'
import { PIECES_LOOKED_AT } from '../../../src/dom/dialogs.ts'
import { KEYBOARD_SHARE } from '../../../src/dom/keyboard.ts'
import { CANDIDATES, ELEMENTS_KEPT } from '../../../src/dom/elements.ts'
import { FOCUSED_WITHIN } from '../../../src/dom/fields.ts'
import { UPLOADED_TEXT } from '../../../src/dom/isUpload.ts'
import { VIEWER_PIXELS } from '../../../src/dom/judge.ts'
import { NAME_LENGTH, NODES_READ } from '../../../src/core/tree/name.ts'
import { POINTER_SAMPLED, POINTER_TOLD } from '../../../src/dom/pointer.ts'
import { EATEN_TAP, SLOP, SWIPE, SWIPE_AT_MOST, WAKING } from '../../../src/dom/presses.ts'
import { LEVELS_SWIPED, MORE_TO_SHOW } from '../../../src/dom/swipes.ts'
import { COPIED_READ } from '../../../src/dom/errorCopies.ts'
import { ADDRESSES_OF_A_LIST } from '../../../src/core/tree/helpWords.ts'
import { NODES_SEEN } from '../../../src/dom/mutations.ts'
import { TYPING_PAUSE } from '../../../src/dom/searches.ts'
import { DISABLED_MET } from '../../../src/dom/disabled.ts'
import { ROOTS_OBSERVED, SEARCH_GAP, SEARCHED } from '../../../src/dom/roots.ts'
import { ANIMATIONS_READ } from '../../../src/dom/running.ts'
import { SCROLL_PAUSE, SCROLLED_BY_HAND } from '../../../src/dom/scrolls.ts'
import { PAGE_QUIET, VITAL_INTERACTION } from '../../../src/dom/vitals.ts'
import { ZOOM_LEAST, ZOOM_PAUSE } from '../../../src/dom/zooms.ts'
import { COMPONENT_SIZE, WRAPPER_SIZE } from '../../../src/dom/zone.ts'
import { RAGE_SETTLE } from '../../../src/detectors/rageClick.ts'
import { COVER_EVERY } from '../../../src/shell/presenter.ts'
import { MEMORY_WITHIN } from '../../../src/shell/recall.ts'
import { REFRESH_AT_MOST_EVERY, REFRESH_EVERY } from '../../../src/shell/refresh.ts'
import { REMEMBER_EVERY } from '../../../src/shell/remember.ts'
import { CONFIG_BYTES, CONFIG_WITHIN } from '../../../src/storage/loadJson.ts'

test.each([
  ['a keyboard on the screen takes a quarter of it', KEYBOARD_SHARE, 0.25],
  ['forty pieces beside a dialog say whether it is modal', PIECES_LOOKED_AT, 40],
  ['a hand wavers ten pixels within a click', SLOP, 10],
  ['a tap that a pan ate ends within 30 pixels', EATEN_TAP, 30],
  ['a finger swipes for 30 pixels at least', SWIPE, 30],
  ['and within a second', SWIPE_AT_MOST, 1000],
  ['over one of twelve parts around each other', LEVELS_SWIPED, 12],
  ['with 16 pixels more to show', MORE_TO_SHOW, 16],
  ['the places of 20 disabled controls are looked at', DISABLED_MET, 20],
  ['40 elements of a marked text are looked at for an error', COPIED_READ, 40],
  ['who stops typing for a second looks at what has come', TYPING_PAUSE, 1000],
  ['more than three addresses are a list of people', ADDRESSES_OF_A_LIST, 3],
  ['20 nodes are looked at of what comes at once', NODES_SEEN, 20],
  ['a press within 100 ms of the focus woke the window', WAKING, 100],
  ['an answer comes within the ten and a half seconds that an act may be pending', WATCHED, 10_500],
  ['a page is looked at for nine and a half seconds at most', PROBE_AT_MOST, 9500],
  ['and every two seconds at most', PROBE_GAP, 2000],
  ['the third change without the user is a habit', CHANGES_OF_HABIT, 3],
  ['a fifth of a second after the one before', CHANGES_APART, 200],
  ['or the second of a look, a second later', TURN, 1000],
  ['which ends when three in a row are missed', TURNS_MISSED, 3],
  ['but not within 1.8 seconds', LOOKED_IN_VAIN, 1800],
  ['what moves by itself has fewer than 20 elements', PART_SIZE, 20],
  ['the values of 16 controls near an act are compared', CONTROLS_NEARBY, 16],
  ['and the looks of four elements', LOOKS_TAKEN, 4],
  ['the places of twelve parts of the page', PARTS_COMPARED, 12],
  ['and of eight beside an act', PARTS_BESIDE, 8],
  ['200 elements can be found again', ELEMENTS_KEPT, 200],
  ['among 200 of their tag', CANDIDATES, 200],
  ['a canvas of 200 by 150 pixels is a viewer', VIEWER_PIXELS, 30_000],
  ['a name has 40 characters at most', NAME_LENGTH, 40],
  ['and is read from 60 nodes', NODES_READ, 60],
  ['40 animations are looked at', ANIMATIONS_READ, 40],
  ['a component of fewer than 24 elements is one control', COMPONENT_SIZE, 24],
  ['40 shadow roots are observed for a press', ROOTS_OBSERVED, 40],
  ['found among 200 elements of each', SEARCHED, 200],
  ['and looked for every ten seconds where there are none', SEARCH_GAP, 10_000],
  ['a wrapper of a field has fewer than twelve', WRAPPER_SIZE, 12],
  ['a form that is sent has its outcome within two minutes', OUTCOME_WITHIN, 120_000],
  ['what lies over help is looked for four times a second', COVER_EVERY, 250],
  ['storage has a second to answer', MEMORY_WITHIN, 1000],
  ['a config has half a million bytes at most', CONFIG_BYTES, 500_000],
  ['and fifteen seconds to come', CONFIG_WITHIN, 15_000],
  ['it is looked for again every ten minutes', REFRESH_EVERY, 600_000],
  ['and never twice in one', REFRESH_AT_MOST_EVERY, 60_000],
  ['what was learned is written every ten seconds', REMEMBER_EVERY, 10_000],
  ['a page has three seconds to show anything', BLANK_AFTER, 3000],
  ['four times, while it fetches', BLANK_LOOKS, 4],
  ['400 hidden elements are looked through for what can be seen', BLANK_ELEMENTS, 400],
  ['a press within half a second of the focus has put it there', FOCUSED_WITHIN, 500],
  ['a text of more than 50,000 characters is a document', UPLOADED_TEXT, 50_000],
  ['the pointer is looked at 25 times a second', POINTER_SAMPLED, 40],
  ['and told of twice', POINTER_TOLD, 500],
  ['a rest of 300 ms ends a run of scrolling', SCROLL_PAUSE, 300],
  ['which a hand began within the second before', SCROLLED_BY_HAND, 1000],
  ['and a zoom', ZOOM_PAUSE, 300],
  ['of a tenth at least', ZOOM_LEAST, 0.1],
  ['a page is there once no larger part has come for three seconds', PAGE_QUIET, 3000],
  ['quick is an interaction of a fifth of a second', VITAL_INTERACTION, 200],
])('%s', (_, value, expected) => {
  expect(value).toBe(expected)
})

test('a press effect has faded before rage is judged', () => {
  expect(LASTING).toBeLessThan(RAGE_SETTLE)
})
