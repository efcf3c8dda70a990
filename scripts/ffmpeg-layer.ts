import { ffmpegInWords } from './package/ffmpeg-binaries.ts';
import { buildFfmpegLayer, FFMPEG_LAYER } from './package/ffmpeg-layer.ts';
import { printText } from './terminal/print.ts';

printText(ffmpegInWords(await buildFfmpegLayer()));
printText(`The ffmpeg layer is ${FFMPEG_LAYER}`);
