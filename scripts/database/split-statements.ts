/** What keeps a semicolon from ending a statement: comments, quoted text and names, dollar quotes. */
const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$[a-zA-Z_]*\$)[\s\S]*?\1|;/g;

/** The statements of an SQL text, each with its semicolon and the comments before it. */
export const splitStatements = (sql: string): string[] => {
  const statements: string[] = [];
  let start = 0;
  for (const { 0: token, index } of sql.matchAll(TOKEN)) {
    if (token !== ';') continue;
    statements.push(sql.slice(start, index + 1).trim());
    start = index + 1;
  }
  const rest = sql.slice(start).trim();
  return rest === '' ? statements : [...statements, rest];
};
