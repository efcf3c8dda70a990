/** How many executions run at once. */
export const EXECUTIONS = 1000;

/** How many states each of them passes through. */
export const STATES = 10;

/** Ten states of the kinds that need nothing outside: shaping data, choosing, calling an intrinsic, two branches. */
export const DEFINITION = {
  StartAt: 'Take',
  States: {
    Take: {
      Type: 'Pass',
      Parameters: { 'id.$': '$.id', 'count.$': '$.count', kind: 'episode' },
      Next: 'Limits',
    },
    Limits: { Type: 'Pass', Result: { limit: 100 }, ResultPath: '$.defaults', Next: 'Large' },
    Large: {
      Type: 'Choice',
      Choices: [{ Variable: '$.count', NumericGreaterThan: 500, Next: 'Mark' }],
      Default: 'Mark',
    },
    Mark: { Type: 'Pass', Result: 'marked', ResultPath: '$.mark', Next: 'Title' },
    Title: {
      Type: 'Pass',
      Parameters: { 'title.$': "States.Format('{} {}', $.kind, $.id)" },
      ResultPath: '$.text',
      Next: 'Known',
    },
    Known: {
      Type: 'Choice',
      Choices: [{ Variable: '$.kind', StringEquals: 'episode', Next: 'List' }],
      Default: 'Unknown',
    },
    Unknown: { Type: 'Fail', Error: 'Unknown' },
    List: { Type: 'Pass', Parameters: [1, 2, 3], ResultPath: '$.list', Next: 'Narrow' },
    Narrow: { Type: 'Pass', InputPath: '$.text', ResultPath: '$.narrow', Next: 'Shape' },
    Shape: {
      Type: 'Pass',
      Parameters: { 'id.$': '$.id', 'title.$': '$.narrow.title', 'list.$': '$.list' },
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
};

/** The input of one execution. */
export const inputOf = (id: number): { id: number; count: number } => ({ id, count: id });

/** True for the output that the machine must have for that input. */
export const isRight = (id: number, output: unknown): boolean =>
  JSON.stringify(output) === JSON.stringify({ id, title: `episode ${id}`, list: [1, 2, 3] });
