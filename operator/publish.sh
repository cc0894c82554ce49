#!/bin/sh
# Lays a built package out for a web server or a CDN, alone or with the awareness page:
#
#     operator/publish.sh PACKAGE /srv/conficker-check
#     operator/publish.sh PACKAGE /srv/conficker-check www/dist
#     operator/publish.sh --address https://check.example.org PACKAGE /srv/conficker-check www/dist
#
# PACKAGE is a release's folder, conficker-check-VERSION-HASH, or pkg/dist. Its files go into a folder that has a hash of all
# it holds in its name, and never change there. Beside it lie the few files whose names stay the same from release to release;
# they only point into the folder. Folders of earlier releases stay, for pages that are open: remove them after a day or more.
#
# With www/dist all of that lies in pkg/, where the pages look for it, and the pages above it.
#
# With --address, where all this will be served, content systems can show the check by oEmbed to whoever pastes an address of
# it: the answers lie in oembed/, and the framed page and the awareness page lead to them.
set -eu

address=
if [ "${1:-}" = --address ]; then
    address=${2%/}
    case $address in
        https://*[!A-Za-z0-9.:/_-]* | https:// | https:///*) echo "$address is no address; write it such as https://check.example.org" >&2; exit 2 ;;
        https://*) ;;
        *) echo "the address has to begin with https://, such as https://check.example.org" >&2; exit 2 ;;
    esac
    shift 2
fi
[ $# = 2 ] || [ $# = 3 ] || { echo "usage: operator/publish.sh [--address ADDRESS] PACKAGE FOLDER [PAGES], such as: operator/publish.sh pkg/dist /srv/conficker-check" >&2; exit 2; }
from=$1
to=$2
site=$2
pages=${3:-}
[ -f "$from/define.js" ] || { echo "$from holds no define.js; build it with: cargo xtask build" >&2; exit 1; }
if [ -n "$pages" ]; then
    [ -f "$pages/help-desk.html" ] || { echo "$pages holds no help-desk.html; build it with: cargo xtask build" >&2; exit 1; }
    to=$to/pkg
fi

# A pipe tells nothing of what fails in it: without this every package would have the same hash, that of nothing.
command -v sha256sum > /dev/null || { echo "sha256sum is missing; it names the folder" >&2; exit 1; }
name=$(basename "$from")
case $name in
    conficker-check-[0-9]*-????????) ;;
    *) name=$(cd "$from" && find . -type f | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -c1-16) ;;
esac

# What is visible is complete: everything is made aside, and then renamed.
making=$to/.making-$$
trap 'rm -rf "$making"' EXIT
mkdir -p "$making/entries"
cp -R "$from" "$making/folder"

# The entries: a module that imports the real one, and what stands alone.
printf "import './%s/define.js';\n" "$name" > "$making/entries/define.js"
for whole in single.js strict chart source.html; do
    if [ -e "$from/$whole" ]; then cp -R "$from/$whole" "$making/entries/"; fi
done
# What goes before single.js and strict/check.js where another language than English is spoken.
mkdir "$making/entries/lang"
for script in "$from"/lang/*.classic.js; do
    if [ -e "$script" ]; then cp "$script" "$making/entries/lang/"; fi
done
# The two entries that are other files here have no hash to be held to.
if [ -f "$from/sri.json" ]; then grep -v -e '"define.js"' -e '"frame.html"' "$from/sri.json" > "$making/entries/sri.json"; fi
if [ -f "$from/frame.html" ]; then
    sed -E "s#(src|href)=\"([A-Za-z0-9_][^\":?]*)\"#\\1=\"$name/\\2\"#g" "$from/frame.html" > "$making/entries/frame.html"
fi
if [ -n "$pages" ]; then
    cp -R "$pages" "$making/pages"
    # A page fetches its language ahead, from where define.js will ask for it: in the folder, and nowhere else.
    find "$making/pages" -type f -name '*.html' | while read -r page; do
        sed "s#\(rel=\"modulepreload\" href=\"[./]*pkg/\)#\1$name/#" "$page" > "$page.new"
        mv "$page.new" "$page"
    done
fi

# The answers for content systems, and what leads to them: a line in the head of each page that may be pasted.
lead() {
    sed "s#</head>#<link rel=\"alternate\" type=\"application/json+oembed\" href=\"$address/oembed/$2.json\">\\
</head>#" "$1" > "$1.new"
    mv "$1.new" "$1"
}
if [ -n "$address" ]; then
    folder=$making/entries
    package=$address
    if [ -n "$pages" ]; then folder=$making/pages package=$address/pkg; fi
    mkdir "$folder/oembed"
    host=${address#https://}
    for answer in "$(dirname "$0")"/oembed/*.json; do
        sed "s#https://check.example.org/frame.html#$package/frame.html#; s#https://check.example.org/#$address/#
            s#\"check.example.org\"#\"${host%%/*}\"#" "$answer" > "$folder/oembed/${answer##*/}"
        language=${answer##*/} language=${language%.json}
        if [ -n "$pages" ] && [ -f "$making/pages/$language/index.html" ]; then lead "$making/pages/$language/index.html" "$language"; fi
    done
    lead "$making/entries/frame.html" frame
    if [ -n "$pages" ]; then lead "$making/pages/index.html" en; fi
fi

# Smaller copies, for servers that send such instead of compressing each time.
find "$making" -type f \( -name '*.js' -o -name '*.css' -o -name '*.html' -o -name '*.json' \) | while read -r file; do
    gzip -9kn "$file"
    if command -v brotli > /dev/null; then brotli -q 11 -k "$file"; fi
done

chmod -R a+rX "$making"
if [ -d "$to/$name" ]; then
    echo "$to/$name is there already"
else
    mv "$making/folder" "$to/$name"
    echo "wrote $to/$name"
fi

# Puts what a folder holds in the place of what has the same name in another.
put() {
    for entry in "$1"/*; do
        if [ -d "$entry" ]; then rm -rf "$2/${entry##*/}"; fi
        # A smaller copy of an earlier release would be sent in the place of this one, where no such copy is made any more.
        rm -f "$2/${entry##*/}.br" "$2/${entry##*/}.gz"
        mv "$entry" "$2/"
        echo "wrote $2/${entry##*/}"
    done
}
put "$making/entries" "$to"
# Last, so that what they load is there before them.
if [ -n "$pages" ]; then put "$making/pages" "$site"; fi
