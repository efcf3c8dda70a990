export { copyJournal } from './copy-journal.ts';
export { openFileJournal } from './file-journal.ts';
export { FolderInUse, type FolderLock, lockFolder } from './folder-lock.ts';
export type { Journal, Peek, Position } from './journal.ts';
export { linesOf } from './lines-of.ts';
export { createMemoryJournal } from './memory-journal.ts';
export { PositionList } from './position-list.ts';
export { makePrivateFolder } from './private-folder.ts';
export { openRecordFile, type RecordFile, type Report, toLine } from './record-file.ts';
