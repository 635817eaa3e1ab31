"""The data folder of local mode: what the register keeps on a developer's machine.

It holds the embedded database, its password, the secret key and uploaded files. It is `.local/` in
the clone, or the folder that LOCAL_DATA names, and nobody but its owner reads it.

PostgreSQL refuses to run as root. For root it runs as the user `nobody`, or as the one that
LOCAL_POSTGRES_USER names, and the folder must be one that this user can reach. Where it cannot
enter the clone, as under /root, it is /var/lib/health-cooperation-register/NAME-HASH.
"""

import hashlib
import os
import pwd
import secrets
import stat
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parent.parent


class LocalError(Exception):
    """The reason why local mode cannot go on, as one line for the person at the terminal."""


def default_data_dir() -> Path:
    """Path of the data folder for the current user; it may not exist yet."""
    if chosen := os.environ.get("LOCAL_DATA"):
        return Path(chosen).resolve()
    account = server_account()
    if account is None or can_enter(PROJECT_DIR, account):
        return PROJECT_DIR / ".local"
    digest = hashlib.sha256(os.fsencode(PROJECT_DIR)).hexdigest()[:12]
    return Path("/var/lib/health-cooperation-register") / f"{PROJECT_DIR.name}-{digest}"


def prepare_data_dir(data_dir: Path) -> Path:
    """Makes the folder where it does not exist; refuses another user's and an unreachable one."""
    account = server_account()
    # The server's user passes through root's folder to its data, and sees nothing else in it.
    mode = 0o711 if account else 0o700
    try:
        if not data_dir.parent.exists():
            data_dir.parent.mkdir(parents=True)
            data_dir.parent.chmod(0o755)  # Whatever the umask: the server's user passes through.
        data_dir.mkdir(mode=mode, exist_ok=True)
    except OSError as error:
        raise LocalError(f"{data_dir} cannot be made: {error.strerror}") from error
    check_owner(data_dir)
    data_dir.chmod(mode)
    if account and not can_enter(data_dir, account):
        raise LocalError(
            f"{data_dir} cannot be reached by the user {account.pw_name}, as whom PostgreSQL runs "
            "for root: set LOCAL_DATA to a folder that it can reach"
        )
    return data_dir


def check_owner(data_dir: Path) -> None:
    """Raises LocalError for the data folder of another user, root's included."""
    owner, me = data_dir.stat().st_uid, os.geteuid()
    if owner != me:
        raise LocalError(
            f"{data_dir} belongs to {user_name(owner)}, not to {user_name(me)}: "
            f"run this as {user_name(owner)}, or set LOCAL_DATA to another folder"
        )


def write_private(path: Path, text: str) -> None:
    """Writes a new file that only we can read, whole or not at all; the first writer wins."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()


def secret(path: Path) -> str:
    """The random text in a file of the data folder, made on first use."""
    if not path.exists():
        write_private(path, secrets.token_urlsafe(64))
    return path.read_text()


def server_account() -> pwd.struct_passwd | None:
    """The user as whom PostgreSQL runs when we are root; None when we are not root."""
    if os.geteuid() != 0:
        return None
    name = os.environ.get("LOCAL_POSTGRES_USER", "nobody")
    try:
        account = pwd.getpwnam(name)
    except KeyError:
        raise LocalError(
            f"PostgreSQL does not run as root, and there is no user {name}: "
            "set LOCAL_POSTGRES_USER to an unprivileged user"
        ) from None
    if account.pw_uid == 0:
        raise LocalError("LOCAL_POSTGRES_USER must not be root: PostgreSQL does not run as root")
    return account


def user_name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"


def can_enter(folder: Path, account: pwd.struct_passwd) -> bool:
    """Whether the mode bits let that account, without further groups, pass through to a folder."""
    for part in (folder, *folder.parents):
        try:
            status = part.stat()
        except FileNotFoundError:
            continue
        if status.st_uid == account.pw_uid:
            needed = stat.S_IXUSR
        elif status.st_gid == account.pw_gid:
            needed = stat.S_IXGRP
        else:
            needed = stat.S_IXOTH
        if not status.st_mode & needed:
            return False
    return True
