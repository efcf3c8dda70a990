const inFence = (text: string): string =>
  /```(?:json)?\s*\n([\s\S]*?)\n\s*```/.exec(text)?.[1] ?? text;

/**
 * The JSON object in what a model says: without the thinking before it, the fence around it, and
 * the sentence that leads to it. What holds no object stays as it is.
 */
export const jsonInAnswer = (answer: string): string => {
  const said = inFence(answer.replace(/<think>[\s\S]*?<\/think>/g, ''));
  const start = said.indexOf('{');
  const end = said.lastIndexOf('}');
  return start === -1 || end < start ? answer : said.slice(start, end + 1);
};
