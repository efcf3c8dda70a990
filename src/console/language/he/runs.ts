/** What is told of runs and what is done with several at once, in Hebrew. */
export const runs = {
  messages: {
    'Export as JSON': 'ייצוא כ־JSON',
    'It wasn’t exported': 'הייצוא לא הצליח',
    'Make again what is chosen': 'להכין שוב את מה שנבחר',
    'Choose all that failed here': 'לבחור את כל מה שנכשל כאן',
    'Choose the run of {0}': 'לבחור את ההרצה של {0}',
  },
  counted: {
    '{n} episodes are chosen': {
      one: 'נבחר פרק אחד',
      two: 'נבחרו שני פרקים',
      other: 'נבחרו {n} פרקים',
    },
  },
};
