#!/bin/sh
# Builds ffmpeg and ffprobe for Lambda's layer out of Debian's sources, as root in debian:trixie:
#   sh scripts/package/build-ffmpeg.sh dist/ffmpeg
# What is built is what src/clients/ffmpeg calls and nothing else: no network, no devices, no scripts. Both
# are static, so that they run on any Linux, and come with the licences of what they are made of
# (docs/decisions/328).
set -eu
[ $# -eq 1 ] || { echo "usage: build-ffmpeg.sh <folder>" >&2; exit 2; }
mkdir -p "$1"
out=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sources=/etc/apt/sources.list.d/ffmpeg-sources.list
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
for of in "debian $suite" "debian-security $suite-security"; do
  set -- $of
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/$1 $2 main"
done > "$sources"
apt-get update -qq
apt-get install -qq -y --no-install-recommends dpkg-dev gcc libc6-dev make nasm libmp3lame-dev zlib1g-dev
cd "$work"
# apt checks Debian's signature; dpkg-source applies Debian's patches.
apt-get source -qq ffmpeg
cd ffmpeg-*/

./configure \
  --disable-everything --disable-autodetect --disable-network --disable-doc --disable-debug \
  --disable-ffplay --disable-shared --enable-static --enable-zlib --enable-libmp3lame \
  --extra-ldflags=-static \
  --enable-protocol=file,pipe \
  --enable-demuxer=mp3,wav,flac,ogg,mov,aac,aiff,matroska,image2,mjpeg,image_png_pipe,image_jpeg_pipe,pcm_f32le \
  --enable-muxer=mp3,wav,null,image2,pcm_f32le \
  --enable-decoder=mp3float,aac,flac,vorbis,opus,alac,pcm_s16le,pcm_s24le,pcm_s32le,pcm_f32le,pcm_u8,pcm_s16be,pcm_s24be,pcm_s32be,pcm_mulaw,pcm_alaw,mjpeg,png \
  --enable-encoder=libmp3lame,pcm_s16le,pcm_f32le,mjpeg \
  --enable-parser=mpegaudio,aac,flac,vorbis,opus,mjpeg,png \
  --enable-filter=aresample,aformat,volume,volumedetect,ebur128,silencedetect,scale,format,anull,null,atrim,trim
make -j"$(nproc)" ffmpeg ffprobe

cp ffmpeg ffprobe "$out/"
for package in ffmpeg libmp3lame-dev zlib1g-dev libc6-dev; do
  echo "== $package $(dpkg-query -W -f '${Version}' "$package" 2>/dev/null || dpkg-parsechangelog -S Version)"
  cat "/usr/share/doc/$package/copyright" 2>/dev/null || cat debian/copyright
done > "$out/LICENCES"
"$out/ffmpeg" -hide_banner -version | head -n 1 > "$out/VERSION"
cat "$out/VERSION"
