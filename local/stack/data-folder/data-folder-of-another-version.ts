/** Thrown when a data folder can't be gone on with, because another version of Stepcast made its database. */
export class DataFolderOfAnotherVersion extends Error {
  override readonly name = 'DataFolderOfAnotherVersion';
  readonly dataDir: string;

  constructor(dataDir: string, cause: Error) {
    super(
      `The data folder ${dataDir} can't be used: ${cause.message} Nothing in it was changed. Move the folder away or choose another one to start afresh, or start it with the version that made it.`,
      { cause },
    );
    this.dataDir = dataDir;
  }
}
