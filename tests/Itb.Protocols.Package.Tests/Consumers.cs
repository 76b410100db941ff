using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Package.Tests;

/// <summary>
/// Every project that only has to be built. They are built in one go, for starting a build costs more than these builds do; the tests
/// then look at what was said about each.
/// </summary>
internal static class Consumers
{
    /// <summary>All that a careful project switches on.</summary>
    private const string Strict = """
        <Nullable>enable</Nullable>
        <GenerateDocumentationFile>true</GenerateDocumentationFile>
        <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
        <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
        <AnalysisLevel>latest-all</AnalysisLevel>
        """;

    /// <summary>The five lines of the embedding page, without implicit usings so that each name is spelled out once.</summary>
    private const string PrintsPlan = """"
        using System;
        using Itb.Protocols;
        using NAMESPACE;

        var log = DayLog.Parse(Knee.Protocol, """{"start":"2026-01-05"}""");
        var plan = Course.Replay(Knee.Protocol, log).PlanNextDay();
        foreach (var item in plan.Items) Console.WriteLine(item);
        Console.WriteLine(plan.Disclaimer);
        Console.WriteLine(Knee.Phases.Strengthen + " " + Knee.Signs.Swelling + " " + Environment.Version.Major);
        """";

    /// <summary>A literal per form; the misspelt word is at another column in each.</summary>
    public const string Literals = """"
        using Itb.Protocols;
        static class Holder
        {
            const string Constant = "protocol p \"P\" { colour 1 }";
            static void Use()
            {
                Protocol.Parse("protocol p \"P\" {\n colour 1 }");
                Protocol.TryParse(@"protocol p ""P"" {
          colour 1 }", out _, out _);
                Protocol.Parse("""
                    protocol p "P" {
                      colour 1 }
                    """);
                Protocol.Parse(Constant);
                Protocol.Parse(System.Environment.NewLine + "colour");
            }
        }
        """";

    /// <summary>A project for each example of the page on builds.</summary>
    public static IReadOnlyList<Consumer> Documented { get; } =
        [.. Pages.Fences("docs/build-integration.md", "xml project").Select(static (xml, number) => new Consumer($"Documented{number}") { Items = xml }.With("knee.protocol", Texts.Good))];

    /// <summary>Every way we know to hide that a file was not checked, or has an error. None may be green.</summary>
    public static IReadOnlyList<Consumer> Silencing { get; } =
    [
        new Consumer("SilentByNoWarn") { Properties = "<NoWarn>$(NoWarn);ITB4001</NoWarn>" }.With("knee.protocol", Texts.OnlyModelErrors),
        new Consumer("SilentByConfig").With(".globalconfig", "is_global = true\ndotnet_diagnostic.ITB4001.severity = none\n").With("knee.protocol", Texts.OnlyModelErrors),
        new Consumer("SilentInText").With(".globalconfig", "is_global = true\ndotnet_diagnostic.ITB2001.severity = none\n").With("knee.protocol", Texts.Good.Replace("do side-bridge", "do side-brige")),
        new Consumer("SilentByBulk").With(".globalconfig", "is_global = true\ndotnet_analyzer_diagnostic.severity = none\n").With("knee.protocol", Texts.OnlyModelErrors),
        new Consumer("SilentByCategory").With(".globalconfig", "is_global = true\ndotnet_analyzer_diagnostic.category-Itb.Protocols.severity = none\n").With("knee.protocol", Texts.OnlyModelErrors),
        new Consumer("SilentByAttribute").With("Uses.cs", "[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Itb.Protocols\", \"ITB4001\")]").With("knee.protocol", Texts.OnlyModelErrors),
        new Consumer("SilentWithoutAnalyzers") { Properties = "<RunAnalyzers>false</RunAnalyzers><NoWarn>$(NoWarn);ITB9002</NoWarn>" }.With("knee.protocol", Texts.OnlyModelErrors),
        new Consumer("SilentByLevel") { Properties = "<RunAnalyzers>false</RunAnalyzers><WarningLevel>0</WarningLevel>" }.With("knee.protocol", Texts.OnlyModelErrors),
        new Consumer("SilentByTarget") { Items = Taking("") }.With("knee.protocol", Texts.OnlyModelErrors),
        new Consumer("SilentByLateTarget") { Items = Taking("DependsOnTargets=\"ItbRequireAnalyzer\"") }.With("knee.protocol", Texts.OnlyModelErrors),
        new Consumer("SilentByReference") { RefersToPackage = false, Items = $"""<ItemGroup><PackageReference Include="Itb.Protocols" Version="{Feed.Version}" ExcludeAssets="analyzers" /></ItemGroup>""" }
            .With("knee.protocol", Texts.OnlyModelErrors),
    ];

    public static IReadOnlyList<Consumer> All { get; } =
    [
        new Consumer("Good")
        {
            Frameworks = "net8.0;net10.0",
            Properties = Strict + "<OutputType>Exe</OutputType><NoWarn>$(NoWarn);CA1852</NoWarn>",
        }
            .With("Program.cs", PrintsPlan.Replace("NAMESPACE", "Good"))
            .With("rules/knee.protocol", Texts.Good)
            .With(".hidden/copy.protocol", Texts.Bad)
            .With("bin/old/copy.protocol", Texts.Bad)
            .With("obj/old/copy.protocol", Texts.Bad),

        // The C# of the day when netstandard2.0 was new.
        new Consumer("Classic") { Frameworks = "netstandard2.0", Properties = Strict.Replace("<Nullable>enable</Nullable>", "<LangVersion>7.3</LangVersion>") }
            .With("Uses.cs", """
                namespace Classic
                {
                    /// <summary>Uses the names.</summary>
                    public static class Uses
                    {
                        /// <summary>A plan for the first day.</summary>
                        public static Itb.Protocols.DayPlan FirstDay()
                        {
                            var engine = Knee.Protocol.Engine;
                            return engine.Plan(engine.Start(
                                new System.Collections.Generic.Dictionary<Itb.Protocols.IntakeAttribute, bool>(),
                                new System.Collections.Generic.Dictionary<Itb.Protocols.Phase, Itb.Protocols.Track>()), null);
                        }
                    }
                }
                """)
            .With("knee.protocol", Texts.Good),

        new Consumer("Middle").With("Middle.cs", "public static class Middle { }"),
        new Consumer("Transitive")
        {
            RefersToPackage = false,
            Properties = "<OutputType>Exe</OutputType>",
            Items = """<ItemGroup><ProjectReference Include="../Middle/Middle.csproj" /></ItemGroup>""",
        }
            .With("Program.cs", PrintsPlan.Replace("NAMESPACE", "Transitive"))
            .With("knee.protocol", Texts.Good),
        new Consumer("TransitiveBad") { RefersToPackage = false, Items = """<ItemGroup><ProjectReference Include="../Middle/Middle.csproj" /></ItemGroup>""" }
            .With("knee.protocol", Texts.Bad),
        new Consumer("TransitiveOff")
        {
            RefersToPackage = false,
            Properties = "<EnableItbAnalyzers>false</EnableItbAnalyzers>",
            Items = """<ItemGroup><ProjectReference Include="../Middle/Middle.csproj" /></ItemGroup>""",
        }
            .With("knee.protocol", Texts.Bad),

        new Consumer("ForeignSprache") { Items = $"""<ItemGroup><PackageReference Include="{ForeignPackage.Id}" Version="{ForeignPackage.Version}" /></ItemGroup>""" }
            .With("knee.protocol", Texts.Bad),
        new Consumer("ForeignSpracheGood") { Items = $"""<ItemGroup><PackageReference Include="{ForeignPackage.Id}" Version="{ForeignPackage.Version}" /></ItemGroup>""" }
            .With("Uses.cs", "class Uses { string Name => ForeignSpracheGood.Knee.Phases.Strengthen; }")
            .With("knee.protocol", Texts.Good),
        new Consumer("WithoutSprache")
        {
            Items = """
                <Target Name="Lose" BeforeTargets="ItbRequireAnalyzer" DependsOnTargets="ItbKeepAnalyzerDependencies">
                  <ItemGroup><Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'Sprache'" /></ItemGroup>
                </Target>
                """,
        }
            .With("knee.protocol", Texts.Good),

        new Consumer("Bad").With("rules/knee.protocol", Texts.Bad),
        new Consumer("BadWithBrokenDeclaration").With("Broken.cs", "class C { Missing field; }").With("knee.protocol", Texts.Bad),
        new Consumer("Renamed")
            .With("Uses.cs", "class Uses\n{\n    string Name => Renamed.Knee.Phases.Strengthen;\n}")
            .With("knee.protocol", Texts.Good.Replace("phase strengthen ", "phase loading ")),
        new Consumer("BadButNamed")
            .With("Uses.cs", "class Uses { string Name => BadButNamed.Knee.Phases.Strengthen; }")
            .With("knee.protocol", Texts.Bad),

        new Consumer("OffFiles") { Properties = "<EnableDefaultItbItems>false</EnableDefaultItbItems>" }.With("knee.protocol", Texts.Bad),
        new Consumer("OffNames") { Properties = "<ItbGenerateIds>false</ItbGenerateIds>" }
            .With("Knee.cs", "namespace OffNames { static class Knee { } }").With("knee.protocol", Texts.Bad),
        new Consumer("OffAll") { Properties = "<EnableItbAnalyzers>false</EnableItbAnalyzers>" }.With("knee.protocol", Texts.Bad),
        new Consumer("OffAnalyzers") { Properties = "<RunAnalyzers>false</RunAnalyzers>" }.With("knee.protocol", Texts.OnlyModelErrors),
        new Consumer("OffBeforeRun") { Properties = "<IsImplicitlyTriggeredBuild>true</IsImplicitlyTriggeredBuild>" }.With("knee.protocol", Texts.OnlyModelErrors),
        new Consumer("OffEmbedding") { Items = """<ItemGroup><AdditionalFiles Update="**/*.protocol" ItbEmbed="false" /></ItemGroup>""" }
            .With("Uses.cs", "class Uses { string Name => OffEmbedding.Knee.Protocol.Name; }").With("knee.protocol", Texts.Good),
        new Consumer("OtherClass") { Items = """<ItemGroup><AdditionalFiles Update="knee.protocol" ItbClass="Protocols" /></ItemGroup>""" }
            .With("Uses.cs", "class Uses { string Name => OtherClass.Protocols.Phases.Strengthen; }").With("knee.protocol", Texts.Good),
        new Consumer("Clash").With("a/knee.protocol", Texts.Good).With("b/knee.protocol", Texts.Good),

        new Consumer("SeverityRaised").With(".globalconfig", "is_global = true\ndotnet_diagnostic.ITB4008.severity = error\n").With("knee.protocol", Texts.OnlyWarning),
        new Consumer("SeverityByProperty") { Properties = "<WarningsAsErrors>$(WarningsAsErrors);ITB4008</WarningsAsErrors>" }.With("knee.protocol", Texts.OnlyWarning),
        new Consumer("SeverityDropped") { Properties = "<NoWarn>$(NoWarn);ITB4008</NoWarn>" }.With("knee.protocol", Texts.OnlyWarning),
        new Consumer("SeverityOfError") { Properties = "<NoWarn>$(NoWarn);ITB2001</NoWarn>" }.With("knee.protocol", Texts.Bad),
        new Consumer("SeverityKept").With("knee.protocol", Texts.OnlyWarning),
        new Consumer("AllowedInFile").With("knee.protocol", Texts.OnlyWarning.Replace("language 1\n", "language 1\nallow ITB4008 because \"a test\"\n")),

        // A file that takes from another, and both have names.
        new Consumer("UsesFile") { Properties = Strict + "<OutputType>Exe</OutputType><NoWarn>$(NoWarn);CA1852</NoWarn>" }
            .With("Program.cs", """
                using System;
                using UsesFile;

                Console.WriteLine(Mine.Protocol.PhaseNamed(Mine.Phases.Strengthen).Title + " " + Base.Signs.Swelling + " " + Mine.Protocol.RuleNamed(Mine.Rules.ReferWhenSwelling).Because);
                """)
            .With("shared/base.protocol", Texts.Good)
            .With("mine.protocol", Texts.Using),
        new Consumer("UsesBadFile").With("shared/base.protocol", Texts.Bad).With("mine.protocol", Texts.Using),
        new Consumer("NamedTwice") { Items = """<ItemGroup><AdditionalFiles Include="knee.protocol;$(MSBuildThisFileDirectory)knee.protocol" /></ItemGroup>""" }
            .With("knee.protocol", Texts.Bad),

        new Consumer("BuiltInNames") { Properties = Strict + "<OutputType>Exe</OutputType><NoWarn>$(NoWarn);CA1852</NoWarn>", Items = """<ItemGroup><ItbBuiltIn Include="four-phase" /></ItemGroup>""" }
            .With("Program.cs", """
                using System;
                using BuiltInNames;
                using Itb.Protocols;

                Console.WriteLine(BuiltIns.FourPhase.PhaseNamed(FourPhase.Phases.ReturnToRun).Title);
                """),
        new Consumer("BuiltInUnknown") { Items = """<ItemGroup><ItbBuiltIn Include="five-phase" /></ItemGroup>""" }.With("C.cs", "class C { }"),
        new Consumer("Watched") { Properties = "<EnableDefaultItbItems>false</EnableDefaultItbItems>", Items = """<ItemGroup><AdditionalFiles Include="by-hand.protocol" /></ItemGroup>""" }
            .With("by-hand.protocol", Texts.Good),

        .. Silencing,
        .. Documented,
        new Consumer("Literals").With("Holder.cs", Literals),

        Many("Corpus", "<ErrorLog>corpus.sarif,version=2.1</ErrorLog>", Corpus.Files.Select(static file => (file.Name, file.Bytes))),
        Many("Hostile", "<UseSharedCompilation>false</UseSharedCompilation>", Texts.Hostile.Select(static file => (file.Name + ".protocol", file.Bytes))),
    ];

    private static string Taking(string when) => $"""
        <Target Name="Take" BeforeTargets="CoreCompile" {when}>
          <ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup>
        </Target>
        """;

    private static Consumer Many(string name, string properties, IEnumerable<(string Name, byte[] Bytes)> files)
    {
        var consumer = new Consumer(name) { Properties = "<ItbGenerateIds>false</ItbGenerateIds>" + properties };
        foreach (var (path, bytes) in files) consumer.With(path, bytes);
        return consumer;
    }
}
