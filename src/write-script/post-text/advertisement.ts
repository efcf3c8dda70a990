const TOKEN = /[([]?(?<![\p{L}\p{N}])erid\s*[:=]?\s*(?=[\w-]*\d)[\w-]{6,}[)\]]?[.,;]?/giu;
/** What Russian law asks for: the word, and who pays. */
const LEGAL_LINE =
  /^[ \t*•]*(?:на правах рекламы|реклама)\s*[.,:|–—-]?\s*(?:рекламодатель|ООО|ОАО|ЗАО|ПАО|АО|ИП|ИНН|ОГРН)(?!\p{L})[^\n]{0,160}$/gimu;
const LABEL_LINE =
  /^[ \t*•([]*(?:#?(?:ad|sponsored|advertisement)|advertorial|(?:sponsored|promoted|paid) (?:post|content|partnership|promotion|message)|на правах рекламы|#?реклама|#?פרסומת|תוכן (?:ממומן|שיווקי|פרסומי))[ \t)\]]*[.:!]?[ \t]*$/gimu;
const LABEL_IN_FRONT =
  /^[ \t*•]*(?:[([](?:ad|sponsored|реклама|פרסומת)[)\]]|(?:sponsored|advertisement|реклама|פרסומת)[.:](?=\s))[ \t]*/gimu;
const LABEL_BEHIND = /(?<=[.!?…])[ \t]*(?:sponsored|advertisement|реклама|פרסומת)\.?[ \t]*$/gimu;
const TAG =
  /(?<![\p{L}\p{N}_&/])#(?:ad|ads|sponsored|advertisement|реклама|פרסומת)(?![\p{L}\p{N}_])/giu;

const DECLARATIONS: readonly RegExp[] = [
  LEGAL_LINE,
  TOKEN,
  LABEL_LINE,
  LABEL_IN_FRONT,
  LABEL_BEHIND,
  TAG,
];

/**
 * Takes out of a text the words by which it declares itself an advertisement. Nothing is guessed
 * from how a post sounds, and nothing that it has to say is lost.
 */
export const takeDeclaration = (
  text: string,
  declares: RegExp,
): { readonly text: string; readonly isAdvertisement: boolean } => {
  const left = DECLARATIONS.reduce((kept, declaration) => kept.replace(declaration, ''), text);
  const rest = left.replace(new RegExp(`(?:${declares.source})[\\s.:!|)\\]]*`, declares.flags), '');
  return { text: rest, isAdvertisement: rest !== text };
};
