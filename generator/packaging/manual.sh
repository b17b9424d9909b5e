#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# manual.sh PROGRAM: the manual page juance(1) on standard output. Commands and options are what the
# program's own --help says, so the page cannot fall behind it.
set -eu
program=$1
export LC_ALL=C LANGUAGE=

# roff text on standard input: what roff would take for its own is escaped.
escape() { sed 's/\\/\\e/g; s/-/\\-/g; s/^\([.'"'"']\)/\\\&\1/'; }

# options COMMAND: its options as tagged paragraphs; those of every command stand in a section of their own
options() {
    "$program" "$1" --help | grep '^  *-' | { grep -v -x -F -e "$common" || :; } | tagged
}
# Lines "  TERM  EXPLANATION", two spaces or more between, as tagged paragraphs.
tagged() {
    escape | sed 's/^  *//; s/   */\t/' | while IFS='	' read -r term text; do
        printf '.TP\n.B %s\n%s\n' "$term" "$text"
    done
}
common=$("$program" --help | grep '^  *-')

cat <<END
.TH JUANCE 1 "" "$("$program" --version | escape)" "User commands"
.SH NAME
juance \- archive vocational skill assessment batches in sealed volumes
.SH SYNOPSIS
.B juance
.I COMMAND
.RI [ OPTION ...]\ ...
.SH DESCRIPTION
Reads the XML export of each assessment batch with its scans and papers, holds it against the notices that apply,
and writes sealed ZIP volumes, one a retention class, with their printed registers; keeps a catalogue of them;
says what is due to be destroyed and destroys what was approved; makes star\-rating reports, notices of sanction
cases and compliance bulletins. Everything that a province can change is data.
.PP
Results go to standard output, messages to standard error.
.SH COMMANDS
END
"$program" --help | grep '^  [a-z]' | while read -r command _; do
    "$program" "$command" --help | sed -n '1s/^Usage: //p' | escape | sed 's/^/.SS /'
    "$program" "$command" --help | sed -n 2p | escape
    options "$command"
done
echo '.SH OPTIONS OF EVERY COMMAND'
echo "$common" | tagged
echo '.SH EXIT STATUS'
"$program" --help | grep '^  [0-9]' | tagged
cat <<'END'
.SH ENVIRONMENT
.TP
.B JUANCE_DATA
The folder that holds schemas and templates; without it, the installed one.
.TP
.B TMPDIR
Where files are made that are removed at the end.
.TP
.TP
.BR XDG_CACHE_HOME ,\  HOME
Where an interrupted verification leaves what it had verified.
.TP
.BR LANGUAGE ,\  LC_ALL ,\  LC_MESSAGES ,\  LANG
The language of messages. Documents and findings are Chinese in every locale.
.SH FILES
.TP
.I ARCHIVE/volumes/YEAR/INSTITUTION/*.zip
The sealed volumes, each an RFC 8493 bag.
.TP
.I ARCHIVE/seals/
Seal lists with signature, timestamp and a proof for each volume.
.TP
.I ARCHIVE/catalogue.db
The catalogue; it can be made anew from volumes and seals.
.TP
.I ARCHIVE/reports/
Working copies; they can be made again.
.SH EXAMPLES
.EX
juance check exports/2025
juance build exports/2025 \-\-archive /srv/archive
juance verify \-\-trust authorities.pem /srv/archive
juance due \-\-on 2029\-01\-01 \-\-archive /srv/archive
.EE
.SH SEE ALSO
.BR unzip (1),
.BR sha256sum (1),
.BR openssl (1).
VERIFY.txt in every volume names the commands that verify it without this program.
END
