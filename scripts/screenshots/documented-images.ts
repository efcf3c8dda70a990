/** The file names of the images in `images/` that a document of docs/ shows, each once, in its order. */
export const documentedImages = (markdown: string): readonly string[] => [
  ...new Set(
    [...markdown.matchAll(/!\[[^\]]*\]\(images\/([\w-]+\.png)\)/g)].map(([, n = '']) => n),
  ),
];
