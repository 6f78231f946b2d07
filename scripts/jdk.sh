# SPDX-FileCopyrightText: The Assay developers
# SPDX-License-Identifier: Apache-2.0
#
# Sourced by ./assay and ./check: find_jdk prints the home of a JDK that is new enough.
# It looks at JAVA_HOME, then at PATH, then where Linux and macOS usually keep them.

ASSAY_JDK_MIN=21

# The major version of the JDK at $1, or nothing where there is none.
jdk_major() {
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 0
  local version=""
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')
  fi
  printf '%s' "$version"
}

jdk_fits() {
  local major
  major=$(jdk_major "$1")
  [ -n "$major" ] && [ "$major" -ge "$ASSAY_JDK_MIN" ]
}

# The home that a java command belongs to, through all its links.
jdk_of_command() {
  local command_path=$1 target
  while [ -L "$command_path" ]; do
    target=$(readlink "$command_path")
    case $target in
      /*) command_path=$target ;;
      *) command_path=$(dirname "$command_path")/$target ;;
    esac
  done
  (cd "$(dirname "$command_path")/.." 2>/dev/null && pwd -P)
}

find_jdk() {
  local candidate on_path best="" best_major=0 major
  if [ -n "${JAVA_HOME:-}" ] && jdk_fits "$JAVA_HOME"; then
    printf '%s\n' "$JAVA_HOME"
    return 0
  fi
  on_path=$(command -v javac || true)
  if [ -n "$on_path" ]; then
    candidate=$(jdk_of_command "$on_path")
    if [ -n "$candidate" ] && jdk_fits "$candidate"; then
      printf '%s\n' "$candidate"
      return 0
    fi
  fi
  for candidate in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.jdks/* \
    "$HOME"/.sdkman/candidates/java/* /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -d "$candidate" ] || continue
    major=$(jdk_major "$candidate")
    if [ -n "$major" ] && [ "$major" -ge "$ASSAY_JDK_MIN" ] && [ "$major" -gt "$best_major" ]; then
      best=$candidate
      best_major=$major
    fi
  done
  [ -n "$best" ] || return 1
  printf '%s\n' "$best"
}

# Sets JAVA_HOME, or says what to do and gives 4: the engine's platform is not there.
require_jdk() {
  local found
  if ! found=$(find_jdk); then
    cat >&2 <<EOF
$1: no JDK $ASSAY_JDK_MIN or newer was found in JAVA_HOME, on PATH, or in the usual folders.
  Debian, Ubuntu: apt-get install openjdk-21-jdk   (or a newer one your release has)
  Fedora:         dnf install java-latest-openjdk-devel
  macOS:          brew install openjdk
  elsewhere:      https://adoptium.net
Where one is installed already, say where: JAVA_HOME=/path/to/jdk $1 …
EOF
    return 4
  fi
  export JAVA_HOME=$found
}

require_maven() {
  command -v mvn >/dev/null && return 0
  cat >&2 <<EOF
$1: Maven (mvn, 3.8.7 or newer) is needed to build Assay and is not on PATH.
  Debian, Ubuntu: apt-get install maven
  Fedora:         dnf install maven
  macOS:          brew install maven
  elsewhere:      https://maven.apache.org/install.html
EOF
  return 4
}
