using System;
using System.Reflection;
using System.Runtime.Versioning;
using Itb.Protocols;
using Itb.Protocols.NetStandardProbe;

Console.OutputEncoding = System.Text.Encoding.UTF8;
Console.Write(typeof(Protocol).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName + "\n");
Console.Write(args[0] == "replays" ? Fingerprint.Replay(args[1]) : Fingerprint.Take(args[0]));
