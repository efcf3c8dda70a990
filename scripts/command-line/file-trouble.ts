const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'this account may not',
  EPERM: 'this account may not',
  EROFS: 'the disk takes no changes',
  ENOSPC: 'the disk is full',
};

/** Why a file can't be read or written, in words that follow a colon; without its path, which whoever tells it names. */
export const fileTrouble = (error: unknown): string => {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  return WORDS[code] ?? (code || message || String(error));
};
