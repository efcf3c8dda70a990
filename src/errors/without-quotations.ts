/**
 * What somebody else's error says, without what it quotes: a parser quotes the text that it can't
 * read, a provider the sentence that it won't speak, and either may be a post's. Everything from the
 * first double quote to the last is left out.
 */
export const withoutQuotations = (message: string): string => message.replace(/"[\s\S]*"/, '"…"');
