import Commands
import Glibc

exit(await AnnalsCommandLine.main())
