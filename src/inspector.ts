export {
  openInspector,
  type Heard,
  type Inspector,
  type InspectorOptions,
} from './inspector/openInspector.tsx'
export type { InspectorTab } from './inspector/tab.ts'
