using System;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using TestResult = FsCheck.TestResult;

namespace Itb.Protocols.Tests;

/// <summary>
/// Property tests. A failure prints the shrunk case and a seed: ITB_PBT_REPLAY runs just that case again, ITB_PBT_MAX sets how many are tried.
/// Every run tries the same cases, so that a change is blamed for what it broke; ITB_PBT_SEED=random tries fresh ones, as the nightly run does.
/// ITB_PBT_SHRINK=no leaves the case as found, for runs over mutants, which ask only whether one is found.
/// </summary>
internal static class Pbt
{
    public static void Check<T>(Arbitrary<T> cases, Func<T, bool> holds, Func<T, string> show, int max = 1000, [CallerMemberName] string name = "")
    {
        var config = Config.Default.WithMaxTest(int.Parse(Variable("ITB_PBT_MAX") ?? $"{max}")).WithStartSize(1).WithEndSize(60)
            .WithQuietOnSuccess(true).WithRunner(new Runner<T>(show, name));
        if (Variable("ITB_PBT_REPLAY")?.Split(',') is [var seed, var gamma, var size])
            config = config.WithReplay(ulong.Parse(seed), ulong.Parse(gamma), int.Parse(size));
        else if (Variable("ITB_PBT_SEED") != "random")
            config = config.WithReplay(20260105, 2654435769);
        Prop.ForAll(Variable("ITB_PBT_SHRINK") == "no" ? Arb.From(cases.Generator) : cases, holds).Check(config);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private sealed class Runner<T>(Func<T, string> show, string name) : IRunner
    {
        private int _shrinks;

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int n, FSharpList<object> arguments, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> arguments, FSharpFunc<FSharpList<object>, string> everyShrink) => _shrinks++;

        public void OnFinished(string test, TestResult result)
        {
            if (result is TestResult.Failed failed)
            {
                throw new Xunit.Sdk.XunitException(
                    $"{name}: false after {failed.Item1.NumberOfTests} tests, {_shrinks} shrinks\n" +
                    $"replay: ITB_PBT_REPLAY={failed.Item6.Seed},{failed.Item6.Gamma},{failed.Item7}\n" +
                    $"shrunk:\n{show((T)failed.Item3.Head)}\nfirst:\n{show((T)failed.Item2.Head)}\n{failed.Item4}");
            }

            if (result is TestResult.Exhausted) throw new Xunit.Sdk.XunitException(name + ": generator exhausted");
        }
    }
}
