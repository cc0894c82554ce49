#!/bin/sh
# Lays a built package out for a web server or a CDN:
#
#     operator/publish.sh pkg/dist /srv/conficker-check
#
# The files go into a folder that is named by the hash of all it holds, and never change there. Beside it lie the few files
# whose names stay the same from release to release; they only point into the folder. Folders of earlier releases stay,
# for pages that are open: remove them after a day or more.
set -eu

from=$1
to=$2
[ -f "$from/define.js" ] || { echo "$from holds no define.js; build it with: cargo xtask build" >&2; exit 1; }

hash=$(cd "$from" && find . -type f ! -name '*.gz' ! -name '*.br' -print | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -c1-16)
folder=$to/$hash

# What is visible is complete: everything is made aside, and then renamed.
making=$to/.making-$$
trap 'rm -rf "$making"' EXIT
mkdir -p "$making"
cp -R "$from" "$making/folder"

# The entries: a module that imports, and pages and scripts that stand alone.
mkdir "$making/entries"
printf "import './%s/define.js';\n" "$hash" > "$making/entries/define.js"
if [ -f "$from/single.js" ]; then cp "$from/single.js" "$making/entries/single.js"; fi
if [ -f "$from/frame.html" ]; then
    sed -E "s#(src|href)=\"(\\./)?([^\":/?\\#]+)\"#\\1=\"$hash/\\3\"#g" "$from/frame.html" > "$making/entries/frame.html"
fi

# Smaller copies, for servers that send such instead of compressing each time.
find "$making" -type f \( -name '*.js' -o -name '*.css' -o -name '*.html' -o -name '*.json' \) | while read -r file; do
    gzip -9kn "$file"
    if command -v brotli > /dev/null; then brotli -q 11 -k "$file"; fi
done

chmod -R a+rX "$making"
if [ -d "$folder" ]; then
    echo "$folder is there already"
else
    mv "$making/folder" "$folder"
    echo "wrote $folder"
fi
for entry in "$making"/entries/*; do
    mv "$entry" "$to/"
    echo "wrote $to/${entry##*/}"
done
