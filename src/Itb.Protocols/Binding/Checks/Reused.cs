using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Model;

namespace Itb.Protocols.Binding.Checks;

/// <summary>Checks on what comes from other files. Where something could not be taken over, what is absent proves nothing.</summary>
internal static class Reused
{
    public static void Check(ProtocolModel model, BindingContext context)
    {
        var file = context.File;
        if (file.IsIncomplete || file.Syntax.HasErrors) return;
        foreach (var (info, span, arguments) in file.Warnings) context.Diagnostics.Report(info, span, arguments);
        var referring = new HashSet<string>(
            model.Rules.Where(static rule => rule.Kind == RuleKind.Refer).SelectMany(static rule => WholeModel.Facts(rule.Condition)).Select(static fact => fact.Sign?.Name ?? ""));
        foreach (var (sign, at, path) in file.Referrals.Where(referral => !referring.Contains(referral.Sign)))
            context.Diagnostics.Report(DiagnosticCatalogue.ReferralLeftBehind, at, sign, path);
    }
}
