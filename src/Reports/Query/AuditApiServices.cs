using System.Text.Json;
using AuditPipeline.Reports.Costs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AuditPipeline.Reports.Query;

/// <summary>Registers what <see cref="AuditApi.MapAuditApi"/> needs beside the ports (<c>IRecordReader</c>, <c>IPackStore</c>, <c>IRandomness</c>, <c>TimeProvider</c>)
/// and the sources of this room (<see cref="IProofSource"/>, <see cref="ICompletenessSource"/>, <see cref="IPackBuilder"/>, <see cref="CostBook"/>, <c>ICustodian</c>, <c>ICustodyRegister</c>, <see cref="Custody.ErasureCertificates"/>,
/// any number of <see cref="IReadyCheck"/>), which the host supplies.</summary>
public static class AuditApiServices
{
    public static IServiceCollection AddAuditApi(this IServiceCollection services, Action<AuditApiOptions> configure)
    {
        services.AddOptions<AuditApiOptions>().Configure(configure);
        services.TryAddSingleton<FailureGate>();
        services.TryAddSingleton<AdministratorGate>();
        services.TryAddSingleton<InteractionEndpoints>();
        services.TryAddSingleton<PackEndpoints>();
        services.TryAddSingleton<CostEndpoints>();
        services.TryAddSingleton<RoleGate>();
        services.TryAddSingleton<CustodyEndpoints>();

        // The description of the answers is drawn with these options, so they must name members as the answers do.
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            o.SerializerOptions.TypeInfoResolverChain.Insert(0, QueryJson.Default);
            o.SerializerOptions.TypeInfoResolverChain.Insert(1, CostJson.Default);
            o.SerializerOptions.TypeInfoResolverChain.Insert(2, CustodyApiJson.Default);
        });
        services.AddOpenApi("v1", o => o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "AuditPipeline API";
            document.Info.Version = "v1";
            document.Info.Description =
                "The trail, its totals and completeness, and evidence packs. Calls below /api/v1 need the administrator key as bearer token.";
            document.Servers?.Clear();
            return Task.CompletedTask;
        }));
        return services;
    }
}
