namespace AuditPipeline.Integration.Tests.Harness;

/// <summary>What officers do on the command line.</summary>
internal static class Custody
{
    /// <summary>Makes the key of a role and enters it in the settings, before the program is started; the key's file.</summary>
    public static async Task<string> RoleAsync(Deployment deployment, string role)
    {
        var file = deployment.Folder.Below($"{role}.key");
        var made = await AuditProgram.RunAsync("role-key", "--role", role, "--out", file);
        made.ExitCode.ShouldBe(0, made.Errors);
        var lines = made.Output.TrimEnd().Split('\n');
        deployment.Add(string.Join('\n', File.ReadAllText(deployment.Config).Contains("custody:", StringComparison.Ordinal) ? lines[2..] : lines));
        return file;
    }

    /// <summary>A command on the deployment.</summary>
    public static Task<CommandResult> AuditAsync(Deployment deployment, params string[] arguments) =>
        AuditProgram.RunAsync([.. arguments, "--config", deployment.Config]);
}
