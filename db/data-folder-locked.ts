/** Another process works on the same data folder. */
export class DataFolderLocked extends Error {
  override readonly name = "DataFolderLocked";
}
