import { pureness } from './pureness.mjs'
import { imports } from './imports.mjs'

export default { meta: { name: 'unstuck' }, rules: { walls: imports, pure: pureness } }
