export { openFileJournal } from './file-journal.ts';
export type { Journal, Position } from './journal.ts';
export { createMemoryJournal } from './memory-journal.ts';
export { PositionList } from './position-list.ts';
export { openRecordFile, type RecordFile, toLine } from './record-file.ts';
