import { part } from './part.mjs'
import { pure } from './walls.mjs'

/**
 * Exact in every engine: IEEE 754 asks for a correctly rounded square root, and processors have an instruction for it.
 * The rest of `Math` may differ in the last bit from one version to the next.
 */
const exactMath = [
  'abs',
  'ceil',
  'clz32',
  'floor',
  'fround',
  'imul',
  'max',
  'min',
  'round',
  'sign',
  'sqrt',
  'trunc',
]
const constants = ['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2']

/** The only things that these objects may be used for. */
const members = { Math: [...exactMath, ...constants], Date: ['UTC'] }

const clock = 'Time comes in with the observations and `engine.now`.'
const timer = 'A detector says when it is due; the shell owns the timer.'
const later = 'The fold is synchronous.'
const locale = 'It depends on the locale and on the engine.'
const collector = 'It depends on the garbage collector.'

const globals = {
  Date: clock,
  performance: clock,
  Math: 'Use + - * /, exact functions, and the table of `halving.ts`; randomness comes in as a seed.',
  Intl: locale,
  setTimeout: timer,
  setInterval: timer,
  setImmediate: timer,
  requestAnimationFrame: timer,
  requestIdleCallback: timer,
  queueMicrotask: timer,
  Promise: later,
  globalThis: 'Whatever the fold needs comes in as a parameter.',
  WeakRef: collector,
  FinalizationRegistry: collector,
}

const localeMethods = /^(localeCompare|toLocale(String|DateString|TimeString|LowerCase|UpperCase))$/

/** Keeps clocks, chance, timers, locales and inexact arithmetic out of the pure parts. */
export const pureness = {
  create(context) {
    const here = part(context.filename)
    if (!pure.includes(here)) return {}
    const report = (node, what, why) =>
      context.report({
        node,
        message: `${what} is not allowed in src/${here}, which must be deterministic. ${why}`,
      })

    const checkGlobal = ({ identifier }) => {
      const { name, parent } = identifier
      const why = Object.hasOwn(globals, name) ? globals[name] : undefined
      if (!why || isType(identifier)) return
      const member =
        parent.type === 'MemberExpression' && parent.object === identifier ? memberOf(parent) : undefined
      if (member && members[name]?.includes(member)) return
      report(
        identifier,
        member ? `${name}.${member}` : parent.type === 'NewExpression' ? `new ${name}` : name,
        why,
      )
    }
    const checkAsync = (node) => node.async && report(node, 'An async function', later)
    const checkPower = (node) =>
      node.operator.startsWith('**') && report(node, `The operator ${node.operator}`, globals.Math)

    return {
      'Program:exit'() {
        for (const reference of globalReferences(context.sourceCode.scopeManager)) checkGlobal(reference)
      },
      MemberExpression(node) {
        const member = memberOf(node)
        if (member && localeMethods.test(member)) report(node.property, member, locale)
      },
      BinaryExpression: checkPower,
      AssignmentExpression: checkPower,
      FunctionDeclaration: checkAsync,
      FunctionExpression: checkAsync,
      ArrowFunctionExpression: checkAsync,
      AwaitExpression: (node) => report(node, 'await', later),
      ImportExpression: (node) => report(node, 'import()', later),
    }
  },
}

function globalReferences({ globalScope }) {
  const builtIn = [...globalScope.set.values()].filter((variable) => variable.defs.length === 0)
  return new Set([...globalScope.through, ...builtIn.flatMap((variable) => variable.references)])
}

function memberOf({ computed, property }) {
  if (!computed) return property.name
  return property.type === 'Literal' ? String(property.value) : undefined
}

function isType({ parent }) {
  return (
    parent.type === 'TSTypeReference' || parent.type === 'TSQualifiedName' || parent.type === 'TSTypeQuery'
  )
}
