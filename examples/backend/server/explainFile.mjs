/**
 * Why a file cannot be used, and what is to be done, in place of what DuckDB says of it.
 *
 * @param {string} file
 * @param {Error} error
 */
export function explainFile(file, error) {
  const [, why] = TROUBLES.find(([said]) => said.test(error.message)) ?? ['', error.message.split('\n')[0]]
  return new Error(`Failed to open ${file}: ${why}.`, { cause: error })
}

const TROUBLES = [
  [/set lock/i, 'another process holds it; one server runs on a file'],
  [
    /read-only|permission denied|cannot open file.*permission/i,
    'it may not be written; give this user the right to',
  ],
  [
    /not a valid duckdb|invalid magic|serializ|storage version/i,
    'it is no file of this DuckDB; choose another by DATA',
  ],
  [
    /existing object|does not have a column|binder error/i,
    'another version of this example made it; choose another by DATA',
  ],
  [/no such file|cannot open file/i, 'its folder is missing; make it'],
]
