"""A key that is one of some constants leads to what is under these."""

def start():
    pass
def stop():
    pass
def status():
    pass
table = {"start": start, "stop": stop, "status": status}
def run(cmd):
    if cmd in ("start", "stop"):
        table[cmd]()
    else:
        cmd
for c in ["start", "stop", "status"]:
    run(c)
