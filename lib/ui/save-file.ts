/** Has the browser save a file, as a click on a link to it would. */
export function saveFile({ fileName, dataUrl }: { fileName: string; dataUrl: string }): void {
  const link = document.createElement('a');
  link.href = dataUrl;
  link.download = fileName;
  link.click();
}

/** The same for bytes of any size. */
export function saveBlob({ fileName, bytes }: { fileName: string; bytes: Blob }): void {
  const dataUrl = URL.createObjectURL(bytes);
  saveFile({ fileName, dataUrl });
  setTimeout(() => URL.revokeObjectURL(dataUrl), 60_000); // the download has begun by then
}
