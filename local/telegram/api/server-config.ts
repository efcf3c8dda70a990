import { Api } from 'telegram';

const DATA_CENTRES = [1, 2, 3, 4, 5];

/** The answer to `help.getConfig`, which every client asks for first: Telegram's usual limits, one address for every data centre. */
export const buildServerConfig = (nowSeconds: number): Api.Config =>
  new Api.Config({
    date: nowSeconds,
    expires: nowSeconds + 3600,
    testMode: false,
    thisDc: 2,
    dcOptions: DATA_CENTRES.map(
      (id) => new Api.DcOption({ id, ipAddress: '149.154.167.50', port: 443 }),
    ),
    dcTxtDomainName: 'localhost',
    chatSizeMax: 200,
    megagroupSizeMax: 200_000,
    forwardedCountMax: 100,
    onlineUpdatePeriodMs: 210_000,
    offlineBlurTimeoutMs: 5_000,
    offlineIdleTimeoutMs: 30_000,
    onlineCloudTimeoutMs: 300_000,
    notifyCloudDelayMs: 30_000,
    notifyDefaultDelayMs: 1_500,
    pushChatPeriodMs: 60_000,
    pushChatLimit: 2,
    editTimeLimit: 172_800,
    revokeTimeLimit: 172_800,
    revokePmTimeLimit: 172_800,
    ratingEDecay: 2_419_200,
    stickersRecentLimit: 200,
    channelsReadMediaPeriod: 604_800,
    callReceiveTimeoutMs: 20_000,
    callRingTimeoutMs: 90_000,
    callConnectTimeoutMs: 30_000,
    callPacketTimeoutMs: 10_000,
    meUrlPrefix: 'https://t.me/',
    captionLengthMax: 1_024,
    messageLengthMax: 4_096,
    webfileDcId: 4,
  });
