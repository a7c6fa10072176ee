"""Two modules import each other and use each other later."""

import ping

ping.play(2)
