/** The primary language of a BCP 47 tag in lower case, for example `he` of `iw-IL`. */
export const primaryLanguage = (languageCode: string): string => {
  const primary = /^[a-z]{2,3}(?![a-z])/i.exec(languageCode)?.[0].toLowerCase() ?? 'und';
  return { iw: 'he', in: 'id', cmn: 'zh', yue: 'zh', nn: 'no' }[primary] ?? primary;
};
