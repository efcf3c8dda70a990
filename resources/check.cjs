const sub = (text) => ({ 'Fn::Sub': text });

/** A message as *intake* takes it of the scheduler that it replaces (docs/intake.md): the hour makes it another episode each time. */
const MESSAGE = JSON.stringify({
  version: '1.0',
  type: 'podcast_generation',
  data: { podcastId: `\${CheckShow}`, title: 'check', frequency: 1, latestEpisodeDate: '<time>' },
  metadata: { retryCount: 0, source: 'podcast_scheduler' },
}).replace('"<time>"', '<time>');

/**
 * An episode every hour of the show that is kept for it (CHECK_SHOW): queue, intake, every state of
 * episode and every provider. `check-failing` rings when none was completed. Without a show the rule
 * is off. A file of its own and no YAML: the embedded stack has no such check.
 */
const resources = async ({ resolveVariable }) => ({
  Conditions: { HasCheckShow: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'CheckShow' }, ''] }] } },
  Resources: {
    CheckRule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: `${await resolveVariable('self:service')}-${await resolveVariable('self:provider.stage')}-check`,
        Description: 'An episode of the show for checks',
        ScheduleExpression: 'rate(1 hour)',
        State: { 'Fn::If': ['HasCheckShow', 'ENABLED', 'DISABLED'] },
        Targets: [
          {
            Id: 'intake',
            Arn: { 'Fn::GetAtt': ['IntakeQueue', 'Arn'] },
            InputTransformer: { InputPathsMap: { time: '$.time' }, InputTemplate: sub(MESSAGE) },
            DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['UndeliveredEvents', 'Arn'] } },
          },
        ],
      },
    },
  },
});

module.exports = { resources };
