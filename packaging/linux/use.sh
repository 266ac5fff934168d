#!/bin/sh
# What a person does with the installed program, on a screen of its own: starts it from the menu's
# entry with a file, looks at it, and leaves. `python3 dev.py package-check` runs this.
# Usage: use.sh DESKTOP-FILE COMPARISON PICTURE
set -eu

gio launch "$1" "$2" &
window=""
turns=0
while [ -z "$window" ]; do
    turns=$((turns + 1))
    [ "$turns" -lt 240 ] || { echo "no window with the file's name came up" >&2; exit 1; }
    sleep 0.5
    window=$(xdotool search --onlyvisible --name "$(basename "$2" .hairchoice)" | head -n 1) || true
done
xdotool getwindowname "$window"
xdotool windowmove "$window" 0 0
sleep 15 # for the charts, on a slow machine too
import -window root "$3"

program=$(xdotool getwindowpid "$window") # not by its name: others may run it too
xdotool windowfocus "$window"
xdotool key --clearmodifiers ctrl+q
turns=0
while kill -0 "$program" 2>/dev/null; do
    turns=$((turns + 1))
    [ "$turns" -lt 60 ] || { echo "the program does not end" >&2; exit 1; }
    sleep 0.5
done
echo "closed by Ctrl+Q"
