/** Has the browser save a file, as a click on a link to it would. */
export function saveFile({ fileName, dataUrl }: { fileName: string; dataUrl: string }): void {
  const link = document.createElement('a');
  link.href = dataUrl;
  link.download = fileName;
  link.click();
}
