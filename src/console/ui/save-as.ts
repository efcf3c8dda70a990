/** Hands a file to the browser, which saves it as it saves downloads. */
export const saveAs = (name: string, content: Blob): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has begun by then; what it is made of may go.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
