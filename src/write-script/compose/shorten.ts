/** At most so many characters, cut between words with an ellipsis. */
export const shorten = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > most / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:.\p{Pd}]+$/u, '').toWellFormed()}…`;
};
